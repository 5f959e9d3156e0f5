#!/usr/bin/env python3
"""Plants faults in generated datasets and asks `dataset lint` for them.

    planted.py GENERATOR BIN/dataset [SEED …]     GENERATOR writes them: planted_labels.py

VOC and KITTI, with and without images. Every planted fault has to be found at its object with its
code, and nothing may be reported of a file without a fault, nor of the set. What many files have in
common is told once, with their number.
"""
import collections
import json
import os
import re
import subprocess
import sys
import tempfile

CODES = {
    "out_of_bounds": {"BOX001", "BOX002"}, "negative": {"BOX001", "BOX002"}, "zero": {"BOX004"},
    "swapped": {"BOX003"}, "duplicate": {"BOX009"}, "unknown_class": {"CLS001"}, "missing_size": {"VOC012"},
}
LAYOUTS = {"voc": "voc", "kitti": "kitti/training"}


def lint(tool, folder, labels, images):
    dataset = os.path.join(folder, LAYOUTS[labels])
    with open(os.path.join(folder, labels, "summary.json")) as file:
        classes = json.load(file)["classes"]
    options = ["--labels-format", labels, "--classes", ",".join(classes), "--output-format", "json"]
    if images == "none":
        # KITTI's text says nothing about the image: its size comes from a table.
        options += ["--image-sizes", os.path.join(folder, labels, "sizes.csv")]
    result = subprocess.run([tool, "lint", dataset] + options, stdout=subprocess.PIPE)
    return json.loads(result.stdout)["findings"]


def main():
    generator, tool = sys.argv[1], os.path.abspath(sys.argv[2])
    seeds = [int(seed) for seed in sys.argv[3:]] or [1, 2]
    failed = False
    for seed in seeds:
        for images in ("none", "blank"):
            with tempfile.TemporaryDirectory() as folder:
                subprocess.run(
                    [sys.executable, generator, "--out", folder, "--n", "2000", "--seed", str(seed),
                     "--defects", "0.03", "--images", images], check=True, stdout=subprocess.DEVNULL)
                for labels in LAYOUTS:
                    failed |= not check(tool, folder, labels, images, seed)
    sys.exit(1 if failed else 0)


def check(tool, folder, labels, images, seed):
    found = collections.defaultdict(set)
    told = collections.defaultdict(set)
    of_many = {}
    for finding in lint(tool, folder, labels, images):
        if many := re.search(r"in (\d+) files", finding["message"]):
            of_many[finding["code"]] = int(many.group(1))
        stem = os.path.splitext(os.path.basename(finding["file"]))[0]
        found[stem].add((finding["code"], finding["object"]))
        found[stem].add((finding["code"], None))
        told[stem].add(finding["code"])
    with open(os.path.join(folder, labels, "defects.json")) as file:
        defects = json.load(file)["defects"]
    planted, missed = collections.Counter(), []
    sizeless = {defect["file"] for defect in defects if defect["kind"] == "missing_size"}
    if of_many.get("VOC012") == len(sizeless):
        for stem in sizeless:
            found[stem].add(("VOC012", None))
    for defect in defects:
        planted[defect["kind"]] += 1
        # A missing size is the file's, not an object's. Of two copies the later is at fault.
        place = None if defect["kind"] == "missing_size" else defect["object"]
        if not any((code, place) in found[defect["file"]] for code in CODES[defect["kind"]]):
            missed.append(defect)
    faulty = {defect["file"] for defect in defects}
    false = {stem: codes for stem, codes in told.items() if stem not in faulty}
    # A kind that was not planted is not checked.
    absent = set(CODES) - set(planted) - ({"missing_size"} if labels == "kitti" else set())
    lost = collections.Counter(defect["kind"] for defect in missed)
    print("%-5s images %-5s seed %d: found %s; %d clean files with findings" % (
        labels, images, seed,
        ", ".join("%s %d of %d" % (kind, planted[kind] - lost[kind], planted[kind]) for kind in sorted(planted)),
        len(false)))
    for defect in missed[:5]:
        print("  missed:", defect)
    for stem, codes in sorted(false.items())[:5]:
        print("  clean:", stem or "the set", sorted(codes))
    for kind in sorted(absent):
        print("  never planted:", kind)
    return not missed and not false and not absent


main()
