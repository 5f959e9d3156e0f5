#!/usr/bin/env python3
"""Writes hostile datasets, each with what is right by our own rules: generate.py FOLDER

FOLDER gets cases/NAME (a dataset: the hostile label beside a sound one) and expected.json, for run.py.
What is right was worked out from the rules (Notebooks-md/rules.md) and the contract, not from a run.
Nothing here is large: guards are tried with files that are harmless to a tool without them.
"""
import json
import os
import sys

import hostile_disk  # noqa: F401: states its cases
import hostile_text  # noqa: F401: states its cases
from labels import A, B, CASES, kitti, voc

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
