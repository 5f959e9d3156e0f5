#!/usr/bin/env python3
"""Writes hostile datasets, each with what is right by our own rules: generate.py FOLDER

FOLDER gets cases/NAME (a dataset: the hostile label beside a sound one) and expected.json, for run.py.
What is right was worked out from the rules (Notebooks-md/rules.md) and the contract, not from a run.
Nothing here is large: guards are tried with files that are harmless to a tool without them.
"""
import json
import os
import sys

CASES = []
SOUND = {"voc": 2, "kitti": 2, "yolo": 2, "coco": 0}
CLEAN, WARNED, REJECTED, IGNORED = "parsed-clean", "parsed-with-warning", "rejected-with-error", "ignored"


def case(name, labels, content, outcome, kept, fix="n/a", good=None, special=None, exits=None, file=None):
    """States a case. `content`: the bytes of the label, or a function that gets its path and writes."""
    CASES.append({
        "case": name, "format": labels, "content": content, "outcome": outcome, "boxes_kept": kept, "fix": fix,
        "good_boxes": SOUND[labels] if good is None else good, "special": special, "file": file,
        "exit_any_of": exits or ([1] if outcome == REJECTED else [0]), "seconds": 5})


def voc(*objects, size=(200, 100), head="", tail="", name="hostile.png"):
    text = f"{head}<annotation>\n<filename>{name}</filename>\n"
    if size:
        text += f"<size><width>{size[0]}</width><height>{size[1]}</height><depth>3</depth></size>\n"
    for item in objects:
        text += item if isinstance(item, str) else thing(*item)
    return (text + "</annotation>\n" + tail).encode()


def thing(x1, y1, x2, y2, name="car"):
    return (f"<object><name>{name}</name><bndbox><xmin>{x1}</xmin><ymin>{y1}</ymin>"
            f"<xmax>{x2}</xmax><ymax>{y2}</ymax></bndbox></object>\n")


def kitti(*boxes, kind="Car", tail=" 1.50 1.60 3.70 1.00 1.65 20.00 -1.57"):
    return "".join(f"{kind} 0.00 0 -1.57 {box}{tail}\n" for box in boxes).encode()


def coco(annotations, images=None, categories=None, **more):
    document = {
        "images": images or [{"id": 1, "file_name": "a.png", "width": 200, "height": 100}],
        "categories": categories or [{"id": 1, "name": "car"}],
        "annotations": [{"id": place + 1, "image_id": 1, "category_id": 1, "iscrowd": 0, **annotation}
                        for place, annotation in enumerate(annotations)], **more}
    return json.dumps(document).encode()


A, B = (20, 10, 90, 60), (100, 30, 180, 90)

# VOC: what is no XML, or more than we take
case("voc_empty", "voc", b"", REJECTED, 0, "refuse")
case("voc_blank", "voc", b"  \n\n", REJECTED, 0, "refuse")
# XML that ends too early is not repaired: none of its boxes is believed.
case("voc_cut", "voc", voc(A, B)[:-60], REJECTED, 0, "refuse")
case("voc_text", "voc", b"no xml at all\n", REJECTED, 0, "refuse")
case("voc_zeros", "voc", bytes(300), REJECTED, 0, "refuse")
case("voc_entities", "voc", voc(A, head='<!DOCTYPE a [<!ENTITY b "c">]>\n'), REJECTED, 0, "refuse")
case("voc_external", "voc", voc(A, head='<!DOCTYPE a SYSTEM "file:///nowhere">\n'), REJECTED, 0, "refuse")
case("voc_deep", "voc", b"<annotation>" + b"<part>" * 400 + b"</part>" * 400 + b"</annotation>", REJECTED, 0, "refuse")
case("voc_other_root", "voc", b"<html><body>404</body></html>", REJECTED, 0, "refuse")
case("voc_crossed_tags", "voc", voc("<object><name>car</object></name>"), REJECTED, 0, "refuse")
# VOC: boxes that are none, and boxes that are odd
case("voc_nan", "voc", voc(A, ("nan", 10, 60, 50)), REJECTED, 1, "refuse")
case("voc_infinite", "voc", voc(A, ("inf", 10, 60, 50)), REJECTED, 1, "refuse")
case("voc_overflow", "voc", voc(A, (10, 10, "1e999", 50)), REJECTED, 1, "refuse")
case("voc_words", "voc", voc(A, ("ten", 10, 60, 50)), REJECTED, 1, "refuse")
case("voc_comma", "voc", voc(A, ("10,5", 10, 60, 50)), REJECTED, 1, "refuse")
case("voc_huge", "voc", voc(A, (10, 10, 10**12, 50)), REJECTED, 1, "refuse")
case("voc_inverted", "voc", voc(A, (90, 10, 20, 60)), REJECTED, 1, "refuse")
case("voc_outside", "voc", voc(A, (100, 30, 260, 90)), REJECTED, 2, "refuse")
case("voc_wholly_outside", "voc", voc(A, (300, 30, 360, 90)), REJECTED, 2, "refuse")
case("voc_negative", "voc", voc(A, (-20, 30, 60, 90)), REJECTED, 2, "refuse")
case("voc_no_box", "voc", voc(A, "<object><name>car</name></object>"), REJECTED, 1, "refuse")
case("voc_no_name", "voc", voc(A, "<object><bndbox><xmin>1</xmin><ymin>1</ymin><xmax>50</xmax><ymax>50</ymax></bndbox></object>"),
     REJECTED, 1, "refuse")
case("voc_copy", "voc", voc(A, B, B), WARNED, 3, "apply")
case("voc_no_size", "voc", voc(A, B, size=None), REJECTED, 2, "refuse")
case("voc_zero_size", "voc", voc(A, B, size=(0, 0)), REJECTED, 2, "refuse")
case("voc_size_in_words", "voc", voc(A, B, size=("wide", "high")), REJECTED, 2, "refuse")
case("voc_no_objects", "voc", voc(), CLEAN, 0)
# VOC: texts
case("voc_mark", "voc", b"\xef\xbb\xbf" + voc(A, B), CLEAN, 2)
case("voc_returns", "voc", voc(A, B).replace(b"\n", b"\r\n"), CLEAN, 2)
case("voc_declared_latin", "voc", b'<?xml version="1.0" encoding="ISO-8859-1"?>\n' + voc((*A, "K\u00e4fer")).decode().encode("latin-1"),
     CLEAN, 1)
case("voc_not_utf8", "voc", voc((*A, "K\u00e4fer")).decode().encode("latin-1"), REJECTED, 0, "refuse")
case("voc_escape", "voc", voc((*A, "car&#27;[2J")), REJECTED, 0, "refuse")
case("voc_comment", "voc", voc(A, "<!-- <object><name>ghost</name></object> -->", B), CLEAN, 2)
case("voc_cdata", "voc", voc((*A, "<![CDATA[car]]>"), B), CLEAN, 2)

# KITTI
# A label without rows is a picture of background.
case("kitti_empty", "kitti", b"", CLEAN, 0)
case("kitti_few_fields", "kitti", b"Car 0.00 0 -1.57 20 10 90\n", REJECTED, 0, "refuse")
case("kitti_many_fields", "kitti", kitti("20 10 90 60").strip() + b" 0.9 1 2\n", REJECTED, 0, "refuse")
case("kitti_words", "kitti", kitti("20 10 ninety 60"), REJECTED, 0, "refuse")
case("kitti_nan", "kitti", kitti("20 10 nan 60"), REJECTED, 0, "refuse")
case("kitti_overflow", "kitti", kitti("20 10 1e999 60"), REJECTED, 0, "refuse")
case("kitti_inverted", "kitti", kitti("90 10 20 60"), REJECTED, 0, "refuse")
case("kitti_copy", "kitti", kitti("20 10 90 60", "20 10 90 60"), WARNED, 2, "apply")
case("kitti_zeros", "kitti", bytes(200), REJECTED, 0, "refuse")
case("kitti_no_line_end", "kitti", kitti("20.00 10.00 90.00 60.00")[:-1], CLEAN, 1)
case("kitti_long_line", "kitti", b"Car " * 30000 + b"\n", REJECTED, 0, "refuse")
case("kitti_score", "kitti", kitti("20.00 10.00 90.00 60.00", tail=" 1.50 1.60 3.70 1.00 1.65 20.00 -1.57 0.9"), WARNED, 1)
case("kitti_dont_care", "kitti", kitti("20.00 10.00 90.00 60.00", kind="DontCare", tail=" -1 -1 -1 -1000 -1000 -1000 -10"), CLEAN, 0)

# YOLO
case("yolo_empty", "yolo", b"", CLEAN, 0)
case("yolo_few_fields", "yolo", b"0 0.5 0.5 0.2\n", REJECTED, 0, "refuse")
case("yolo_words", "yolo", b"0 0.5 half 0.2 0.2\n", REJECTED, 0, "refuse")
case("yolo_nan", "yolo", b"0 nan 0.5 0.2 0.2\n", REJECTED, 0, "refuse")
case("yolo_class_too_high", "yolo", b"99 0.5 0.5 0.2 0.2\n", REJECTED, 0, "refuse")
case("yolo_class_negative", "yolo", b"-1 0.5 0.5 0.2 0.2\n", REJECTED, 0, "refuse")
case("yolo_class_fraction", "yolo", b"0.5 0.5 0.5 0.2 0.2\n", REJECTED, 0, "refuse")
case("yolo_outside", "yolo", b"0 0.95 0.5 0.2 0.2\n", WARNED, 1, "refuse")
case("yolo_pixels", "yolo", b"0 120 80 40 30\n", REJECTED, 0, "refuse")
case("yolo_flat", "yolo", b"0 0.5 0.5 0.2 0\n", REJECTED, 0, "refuse")
case("yolo_huge_class", "yolo", b"99999999999999999999 0.5 0.5 0.2 0.2\n", REJECTED, 0, "refuse")
case("yolo_copy", "yolo", b"0 0.5 0.5 0.2 0.2\n0 0.5 0.5 0.2 0.2\n", WARNED, 2, "apply")

# COCO
FINE = {"bbox": [20, 10, 70, 50]}
case("coco_fine", "coco", coco([FINE]), CLEAN, 1)
case("coco_empty", "coco", b"", REJECTED, 0, "refuse")
case("coco_cut", "coco", coco([FINE])[:-30], REJECTED, 0, "refuse")
case("coco_array", "coco", b"[1, 2, 3]", REJECTED, 0, "refuse")
case("coco_deep", "coco", b'{"images": ' + b"[" * 300 + b"]" * 300 + b"}", REJECTED, 0, "refuse")
case("coco_short_box", "coco", coco([FINE, {"bbox": [20, 10, 70]}]), REJECTED, 1, "refuse")
case("coco_words", "coco", coco([FINE, {"bbox": [20, 10, "70", 50]}]), REJECTED, 1, "refuse")
case("coco_null", "coco", coco([FINE, {"bbox": None}]), REJECTED, 1, "refuse")
case("coco_negative_side", "coco", coco([FINE, {"bbox": [60, 10, -30, 50]}]), REJECTED, 1, "refuse")
case("coco_outside", "coco", coco([FINE, {"bbox": [150, 10, 90, 50]}]), REJECTED, 2, "refuse")
case("coco_image_twice", "coco", coco([FINE], images=[{"id": 1, "file_name": name, "width": 200, "height": 100} for name in "ab"]),
     REJECTED, 1, "refuse")
case("coco_key_twice", "coco", coco([FINE]).replace(b'"images"', b'"images": [], "images"', 1), REJECTED, 0, "refuse")
case("coco_no_image", "coco", coco([FINE, {"image_id": 9, "bbox": [20, 10, 70, 50]}]), REJECTED, 1, "refuse")
case("coco_no_category", "coco", coco([FINE, {"category_id": 9, "bbox": [20, 10, 70, 50]}]), REJECTED, 1, "refuse")
case("coco_crowd", "coco", coco([FINE, {"iscrowd": 1, "bbox": [90, 10, 70, 50], "segmentation": {"size": [100, 200], "counts": [20000]}}]),
     CLEAN, 1)
case("coco_huge_number", "coco", coco([FINE, {"bbox": [10**300, 10, 70, 50]}]), REJECTED, 1, "refuse")


# What the file system brings
def pipe(path):
    os.mkfifo(path)


def loop(path):
    os.symlink(os.path.basename(path), path)


def folder(path):
    os.mkdir(path)


def nowhere(path):
    os.symlink("/nonexistent/label.xml", path)


case("fs_pipe", "voc", pipe, REJECTED, 0, special=True)
case("fs_link_loop", "voc", loop, REJECTED, 0, special=True)
case("fs_link_nowhere", "voc", nowhere, REJECTED, 0, special=True)
case("fs_folder_named_label", "voc", folder, IGNORED, 0, special=True)
case("fs_name_with_blank", "voc", voc(A, B, name="a b.png"), CLEAN, 2, file="a b")
case("fs_name_in_letters", "voc", voc(A, B, name="\u00fc\u00f1\u00ee.png"), CLEAN, 2, file="\u00fc\u00f1\u00ee")

SUFFIX = {"voc": ".xml", "kitti": ".txt", "yolo": ".txt", "coco": ".json"}
LABELS = {"voc": "Annotations", "kitti": "label_2", "yolo": "labels", "coco": "annotations"}
SOUND_LABEL = {
    "voc": voc(A, B, name="sound.png"), "kitti": kitti("20.00 10.00 90.00 60.00", "100.00 30.00 180.00 90.00"),
    "yolo": b"0 0.25 0.35 0.3 0.4\n1 0.7 0.6 0.3 0.5\n"}


def write(root, entry):
    labels = entry["format"]
    dataset = os.path.join(root, "cases", entry["case"])
    below = os.path.join(dataset, LABELS[labels])
    os.makedirs(below, exist_ok=True)
    if labels in SOUND_LABEL:
        with open(os.path.join(below, "sound" + SUFFIX[labels]), "wb") as file:
            file.write(SOUND_LABEL[labels])
    if labels == "yolo":
        with open(os.path.join(dataset, "classes.txt"), "w") as file:
            file.write("car\nperson\n")
    path = os.path.join(below, (entry["file"] or "hostile") + SUFFIX[labels])
    if callable(entry["content"]):
        entry["content"](path)
    else:
        with open(path, "wb") as file:
            file.write(entry["content"])
    stated = {key: value for key, value in entry.items() if key not in ("content", "file") and value is not None}
    return {**stated, "path": os.path.relpath(path, root), "dataset": os.path.relpath(dataset, root)}


def main():
    root = sys.argv[1]
    cases = [write(root, entry) for entry in CASES]
    with open(os.path.join(root, "expected.json"), "w") as file:
        json.dump({"cases": cases}, file, indent=1)


main()
