#!/usr/bin/env python3
"""Fits SSD layouts to real sets and to sets of large and small objects, and holds them against the defaults.

    layouts.py BIN/anchors DATA [LAYOUT …]      DATA holds bccd, kitti, raccoon, … where they are present

One row a set and layout, under the trainer's own matcher. Fails where a layout matches fewer objects than
the defaults, overlaps less in sum, leaves more without a prior, or has more positives than 1.5 times the
defaults' and twelve for each object more that it matches.
"""
import json
import os
import random
import subprocess
import sys
import tempfile

SETS = [
    ("BCCD", "bccd/BCCD", []),
    ("VOC2007", "voc2007_coco", []),
    ("VOC2012-100", "voc2012_100_multiformat/data/database/gts/pascalvoc_format", []),
    ("raccoon", "raccoon/annotations", []),
    ("KITTI", "kitti/Labels", ["--image-size", "1242x375"]),
]
OBJECT = ("<object><name>thing</name><bndbox><xmin>{}</xmin><ymin>{}</ymin><xmax>{}</xmax><ymax>{}</ymax>"
          "</bndbox></object>")
IMAGE = ("<annotation><filename>{}.jpg</filename><size><width>640</width><height>480</height><depth>3</depth>"
         "</size>{}</annotation>\n")


def synthetic(folder, objects, least, most):
    """Three objects an image of 640x480, their scales evenly between two borders, ratios from 1/2 to 2."""
    numbers = random.Random(objects)
    os.makedirs(folder)
    for image in range(objects // 3):
        boxes = []
        for _ in range(3):
            scale, root = numbers.uniform(least, most), 2 ** numbers.uniform(-0.5, 0.5)
            width, height = min(scale * root, 638), min(scale / root, 478)
            x, y = numbers.uniform(0, 639 - width), numbers.uniform(0, 479 - height)
            boxes.append(OBJECT.format(*(round(v) for v in (x + 1, y + 1, x + width, y + height))))
        with open(os.path.join(folder, f"{image:03}.xml"), "w") as file:
            file.write(IMAGE.format(f"{image:03}", "".join(boxes)))


def row(tool, name, labels, options, layout):
    fitted = subprocess.run(
        [tool, "cluster", labels, "--layout", layout, "--format", "json", "--quiet"] + options,
        stdout=subprocess.PIPE, check=True)
    result = json.loads(fitted.stdout)
    before, after = result["defaults"], result["fitted"]
    more = after["matched"] - before["matched"]
    factor = after["positives"] / max(1, before["positives"])
    print(f"{name:12} {layout:14} {before['truePositiveShare']:8.1%} {after['truePositiveShare']:8.1%}"
          f" {before['meanMatchedIoU']:8.3f} {after['meanMatchedIoU']:8.3f}"
          f" {before['positivesPerImage']:9.1f} {after['positivesPerImage']:9.1f}  ×{factor:.2f}"
          f"{'  defaults stay' if result['isDefault'] else ''}", flush=True)
    return (more >= 0 and after["trueOverlap"] >= before["trueOverlap"]
            and after["neverMatched"] <= before["neverMatched"]
            and after["positives"] <= 1.5 * before["positives"] + 12 * more)


def main():
    tool, data = os.path.abspath(sys.argv[1]), sys.argv[2]
    layouts = sys.argv[3:] or ["caffe-ssd300", "caffe-ssd512"]
    kept, rows = 0, 0
    print(f"{'':27} {'matched':>17} {'mean matched IoU':>17} {'positives an image':>19}")
    print(f"{'':27} {'defaults':>8} {'fitted':>8} {'defaults':>8} {'fitted':>8} {'defaults':>9} {'fitted':>9}")
    with tempfile.TemporaryDirectory() as scratch:
        sets = [(name, os.path.join(data, path), options) for name, path, options in SETS]
        for name, objects, least, most in [("180 large", 180, 200, 420), ("300 small", 300, 10, 32)]:
            folder = os.path.join(scratch, name.replace(" ", "-"))
            synthetic(folder, objects, least, most)
            sets.append((name, folder, []))
        for name, labels, options in sets:
            if not os.path.exists(labels):
                print(f"{name:12} is not here")
                continue
            for layout in layouts:
                rows += 1
                kept += row(tool, name, labels, options, layout)
    print(f"{kept} of {rows} lose nothing to the defaults")
    sys.exit(0 if kept == rows else 1)


main()
