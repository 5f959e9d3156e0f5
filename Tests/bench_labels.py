#!/usr/bin/env python3
"""Writes VOC and KITTI labels for the bench: bench_labels.py DIR COUNT. The same files every time."""
import math
import os
import random
import sys

VOC = "aeroplane bicycle bird boat bottle bus car cat chair cow dog horse person sheep sofa train".split()
KITTI = "Car Car Car Car Car Van Pedestrian Pedestrian Cyclist Truck".split()
HEAD = ("<annotation>\n\t<folder>VOC</folder>\n\t<filename>%06d.jpg</filename>\n\t<source>\n\t\t<database>bench</database>\n\t</source>\n"
        "\t<size>\n\t\t<width>500</width>\n\t\t<height>375</height>\n\t\t<depth>3</depth>\n\t</size>\n\t<segmented>0</segmented>\n")
OBJECT = ("\t<object>\n\t\t<name>%s</name>\n\t\t<pose>Unspecified</pose>\n\t\t<truncated>0</truncated>\n\t\t<difficult>0</difficult>\n"
          "\t\t<bndbox>\n\t\t\t<xmin>%d</xmin>\n\t\t\t<ymin>%d</ymin>\n\t\t\t<xmax>%d</xmax>\n\t\t\t<ymax>%d</ymax>\n\t\t</bndbox>\n\t</object>\n")


def box(rng, width, height):
    side = math.exp(rng.gauss(math.log(min(width, height) * .3), .6))
    shape = math.exp(rng.gauss(0, .4))
    w, h = min(side * shape, width * .9), min(side / shape, height * .9)
    w, h = max(w, 4), max(h, 4)
    x, y = rng.uniform(0, width - w), rng.uniform(0, height - h)
    return x, y, x + w, y + h


def main():
    folder, count = sys.argv[1], int(sys.argv[2])
    rng = random.Random(7)
    voc, kitti = os.path.join(folder, "voc/Annotations"), os.path.join(folder, "kitti/label_2")
    os.makedirs(voc, exist_ok=True)
    os.makedirs(kitti, exist_ok=True)
    for number in range(count):
        text = HEAD % number
        for _ in range(rng.choice([1, 1, 2, 2, 3, 4, 6])):
            x1, y1, x2, y2 = box(rng, 499, 374)
            text += OBJECT % (rng.choice(VOC), x1 + 1, y1 + 1, x2 + 1, y2 + 1)
        with open(f"{voc}/{number:06}.xml", "w") as file:
            file.write(text + "</annotation>\n")
        rows = []
        for _ in range(rng.choice([2, 4, 5, 6, 8])):
            rows.append("%s 0.00 0 -1.57 %.2f %.2f %.2f %.2f 1.50 1.60 3.70 1.00 1.65 20.00 -1.57" % (rng.choice(KITTI), *box(rng, 1241, 374)))
        with open(f"{kitti}/{number:06}.txt", "w") as file:
            file.write("\n".join(rows) + "\n")


if __name__ == "__main__":
    main()
