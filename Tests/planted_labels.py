#!/usr/bin/env python3
"""Writes VOC and KITTI datasets with planted faults, and says which: what Tests/planted.py asks for.

    planted_labels.py --out DIR --n COUNT --seed SEED --defects SHARE --images none|blank

DIR/voc and DIR/kitti hold labels in each format's layout, `summary.json` (classes), `sizes.csv` (stem,
width, height) and `defects.json` (file, kind, object). The same arguments give the same bytes.
"""
import argparse
import json
import os
import random
import struct
import zlib

CLASSES = {"voc": ["bicycle", "bus", "car", "dog", "person"], "kitti": ["Car", "Cyclist", "Pedestrian", "Van"]}
SIZES = {"voc": [(500, 375), (375, 500), (640, 480)], "kitti": [(1242, 375), (1224, 370)]}
KINDS = ["out_of_bounds", "negative", "zero", "swapped", "duplicate", "unknown_class"]
FOLDERS = {"voc": ("Annotations", "JPEGImages"), "kitti": ("training/label_2", "training/image_2")}


def png(width, height):
    """A black gray picture of that size."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(bytes((width + 1) * height), 1)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def sound_boxes(rng, labels, width, height):
    """Boxes inside the image, 1-based inclusive for VOC and 0-based for KITTI, no two of them alike."""
    boxes = []
    for _ in range(rng.randint(1, 6)):
        # None is ten times longer than wide, and some reach the last pixel: nothing is to be said of them.
        w = rng.randint(20, width // 3)
        h = rng.randint(max(20, w // 6), height // 3)
        x, y = rng.randint(1, width - w), rng.randint(1, height - h)
        box = [x, y, x + w, y + h]
        if labels == "kitti":
            box = [edge + rng.randint(0, 99) / 100 for edge in box[:2]] + [edge - 0.5 for edge in box[2:]]
        name = rng.choice(CLASSES[labels])
        if all(box != other for _, other in boxes):
            boxes.append((name, box))
    return boxes


def plant(rng, kind, boxes, place, width, height):
    """Spoils one box; tells the place of the object that is at fault."""
    name, (x1, y1, x2, y2) = boxes[place]
    if kind == "out_of_bounds":
        boxes[place] = (name, [x1, y1, width + 40, y2])
    elif kind == "negative":
        boxes[place] = (name, [-30, y1, x2, y2])
    elif kind == "zero":
        boxes[place] = (name, [x1, y1, x1, y2])
    elif kind == "swapped":
        boxes[place] = (name, [x2, y1, x1, y2])
    elif kind == "unknown_class":
        boxes[place] = ("zeppelin", [x1, y1, x2, y2])
    else:
        boxes.append((name, [x1, y1, x2, y2]))
        return len(boxes) - 1
    return place


def voc_text(stem, suffix, boxes, size):
    width, height = size
    text = f"<annotation>\n<folder>VOC</folder>\n<filename>{stem}{suffix}</filename>\n"
    text += f"<size>\n<width>{width}</width>\n<height>{height}</height>\n<depth>3</depth>\n</size>\n" if size[0] else ""
    for name, (x1, y1, x2, y2) in boxes:
        text += (f"<object>\n<name>{name}</name>\n<difficult>0</difficult>\n<bndbox>\n<xmin>{x1}</xmin>\n<ymin>{y1}</ymin>\n"
                 f"<xmax>{x2}</xmax>\n<ymax>{y2}</ymax>\n</bndbox>\n</object>\n")
    return text + "</annotation>\n"


def kitti_text(boxes):
    return "".join(
        f"{name} 0.00 0 -1.57 {x1:.2f} {y1:.2f} {x2:.2f} {y2:.2f} 1.50 1.60 3.70 1.00 1.65 20.00 -1.57\n"
        for name, (x1, y1, x2, y2) in boxes)


def write(labels, arguments):
    rng = random.Random(f"{labels} {arguments.seed}")
    root = os.path.join(arguments.out, labels)
    label_folder, image_folder = (os.path.join(root, folder) for folder in FOLDERS[labels])
    for folder in (label_folder, image_folder) if arguments.images == "blank" else (label_folder,):
        os.makedirs(folder, exist_ok=True)
    defects, sizes, pictures = [], [], {}
    for number in range(arguments.n):
        stem = f"{number:06}"
        width, height = rng.choice(SIZES[labels])
        boxes = sound_boxes(rng, labels, width, height)
        stated = (width, height)
        for place in range(len(boxes)):
            if rng.random() < arguments.defects:
                kind = rng.choice(KINDS)
                defects.append({"file": stem, "kind": kind, "object": plant(rng, kind, boxes, place, width, height)})
        # A size that is missing hides a box that reaches outside, where there is no picture either.
        if labels == "voc" and rng.random() < arguments.defects and all(d["file"] != stem for d in defects[-6:]):
            defects.append({"file": stem, "kind": "missing_size", "object": None})
            stated = (0, 0)
        suffix = ".png" if arguments.images == "blank" else ".jpg"
        text = voc_text(stem, suffix, boxes, stated) if labels == "voc" else kitti_text(boxes)
        with open(os.path.join(label_folder, stem + (".xml" if labels == "voc" else ".txt")), "w") as file:
            file.write(text)
        if arguments.images == "blank":
            picture = pictures.setdefault((width, height), png(width, height))
            with open(os.path.join(image_folder, stem + ".png"), "wb") as file:
                file.write(picture)
        sizes.append(f"{stem},{width},{height}\n")
    with open(os.path.join(root, "sizes.csv"), "w") as file:
        file.writelines(sizes)
    with open(os.path.join(root, "summary.json"), "w") as file:
        json.dump({"classes": CLASSES[labels]}, file)
    with open(os.path.join(root, "defects.json"), "w") as file:
        json.dump({"defects": defects}, file, indent=1)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", required=True)
    parser.add_argument("--n", type=int, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--defects", type=float, default=0.03)
    parser.add_argument("--images", choices=["none", "blank"], default="none")
    arguments = parser.parse_args()
    for labels in CLASSES:
        write(labels, arguments)


main()
