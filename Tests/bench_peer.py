#!/usr/bin/env python3
"""What users write by hand: parse every label and check its boxes, on two processes.

  bench_peer.py voc|kitti ROOT
"""
import glob
import sys
import xml.etree.ElementTree as ET
from concurrent.futures import ProcessPoolExecutor


def check(path, rows, width, height, found):
    seen = set()
    for number, (name, x1, y1, x2, y2) in enumerate(rows):
        if x2 <= x1 or y2 <= y1:
            found.append((path, number, "empty or inverted"))
        if x1 < 0 or y1 < 0 or x2 > width or y2 > height:
            found.append((path, number, "out of bounds"))
        if (name, x1, y1, x2, y2) in seen:
            found.append((path, number, "duplicate"))
        seen.add((name, x1, y1, x2, y2))


def voc(paths):
    found = []
    for path in paths:
        root = ET.parse(path).getroot()
        size = root.find("size")
        rows = []
        for item in root.findall("object"):
            box = item.find("bndbox")
            rows.append((item.find("name").text, *(float(box.find(side).text) for side in ("xmin", "ymin", "xmax", "ymax"))))
        check(path, rows, int(size.find("width").text), int(size.find("height").text), found)
    return found


def kitti(paths):
    found = []
    for path in paths:
        rows = []
        with open(path) as file:
            for line in file:
                fields = line.split()
                if fields:
                    rows.append((fields[0], *(float(field) for field in fields[4:8])))
        check(path, rows, 1242, 375, found)
    return found


def main():
    read, pattern = {"voc": (voc, "Annotations/*.xml"), "kitti": (kitti, "label_2/*.txt")}[sys.argv[1]]
    paths = sorted(glob.glob(f"{sys.argv[2]}/{pattern}"))
    half = (len(paths) + 1) // 2
    with ProcessPoolExecutor(2) as pool:
        print(sum(len(found) for found in pool.map(read, [paths[:half], paths[half:]])), "findings")


if __name__ == "__main__":
    main()
