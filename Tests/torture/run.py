#!/usr/bin/env python3
"""Runs `dataset lint`, `dataset stats` and `dataset lint --fix` over a set of hostile datasets.

    run.py CASES BIN/dataset          CASES holds expected.json and cases/, as generate.py writes them

Checks for each case, through the tool's JSON: the exit status, the outcome that expected.json states
(clean, warned about, rejected, ignored), the boxes that are kept, that nothing is written without
--fix, that --fix leaves alone what it must refuse, and that fixing twice changes nothing more.
"""
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile


# Where we decide otherwise than the set does: the one check that differs, and why. All other checks of
# these cases are made.
DECIDED = {
    "voc_zero_area": ("boxes kept", "xmin == xmax covers one pixel under VOC's convention: kept, and warned about"),
    "voc_duplicate_object": ("boxes kept", "the gate keeps a copy, because trainers do; BOX009 reports it"),
    "yolo_duplicate": ("boxes kept", "as voc_duplicate_object"),
    "coco_bom": ("--fix", "a byte order mark is taken off (TXT001), which lint-rules calls a safe fix"),
    "fs_empty_dataset": ("no JSON", "nothing to check is an error that stops the run, and no report"),
    "kitti_crlf_tabs": ("--fix", "fields are separated by single blanks (KIT003), which lint-rules calls a safe fix"),
}


def tree(folder):
    """A hash of every file's path, bytes and mode below a folder."""
    found = {}
    for root, folders, files in os.walk(os.fsencode(folder)):
        folders.sort()
        for name in sorted(files):
            path = os.path.join(root, name)
            status = os.lstat(path)
            content = b""
            if os.path.isfile(path) and not os.path.islink(path) and os.access(path, os.R_OK):
                with open(path, "rb") as file:
                    content = file.read()
            key = os.path.relpath(path, os.fsencode(folder))
            found[key] = (hashlib.sha256(content).hexdigest(), status.st_mode)
    return found


def run(arguments, case):
    if case.get("needs") and os.geteuid() == 0:
        # Root without the right to open every file: unlike another user it can still run a tool below /root.
        arguments = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] + arguments
    limit = case["seconds"] * 4 + 10
    return subprocess.run(
        arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, timeout=limit)


def severity(findings, case):
    """The gravest finding about the case's own file (or its image); nothing when it is not named."""
    order = ["info", "warning", "error"]
    stem = os.path.splitext(os.path.basename(case["path"]))[0]
    about = [
        order.index(f["severity"]) for f in findings
        if stem in f["file"] or stem in f["message"] or not f["file"]
    ]
    return order[max(about)] if about else None


def check(case, root, tool):
    dataset = os.path.join(root, case["dataset"])
    labels = case["format"] if case["format"] in ("voc", "kitti", "yolo", "coco") else "voc"
    options = [dataset, "--labels-format", labels]
    before = tree(dataset)
    bad = []

    lint = run([tool, "lint"] + options + ["--output-format", "json"], case)
    if lint.returncode not in case["exit_any_of"]:
        bad.append("exit %d, expected %s" % (lint.returncode, case["exit_any_of"]))
    if case.get("stops"):
        return bad + ([] if lint.stderr and not lint.stdout else ["a report, or no word of why there is none"])
    try:
        findings = json.loads(lint.stdout)["findings"]
    except ValueError:
        return bad + ["no JSON: %r" % lint.stderr[:120]]
    outcomes = set(case.get("outcome_any_of", [case["outcome"]]))
    worst = severity(findings, case)
    said = {
        "parsed-clean": worst in (None, "info"), "ignored": worst in (None, "info"),
        "parsed-with-warning": worst in ("warning", "error"),
        "rejected-with-error": worst == "error",
    }
    if not any(said[outcome] for outcome in outcomes):
        bad.append("outcome %s, expected %s" % (worst, sorted(outcomes)))

    stats = run([tool, "stats"] + options + ["--format", "json"], case)
    try:
        boxes = json.loads(stats.stdout)["boxes"]
        expected = case["boxes_kept"] + case["good_boxes"]
        if boxes != expected and len(outcomes) == 1:
            bad.append("%d boxes kept, expected %d" % (boxes, expected))
    except ValueError:
        bad.append("stats: no JSON: %r" % stats.stderr[:120])
    if tree(dataset) != before:
        bad.append("the input changed")
    return bad + check_fix(case, dataset, labels, tool)


def check_fix(case, dataset, labels, tool):
    if case.get("special") or case["fix"] == "n/a":
        return []
    with tempfile.TemporaryDirectory() as scratch:
        copy = os.path.join(scratch, "case")
        try:
            shutil.copytree(dataset, copy, symlinks=True)
        except (OSError, shutil.Error):
            return []  # Pipes, sockets and devices can't be copied, and can't be fixed.
        os.chmod(scratch, 0o777)
        states = [tree(copy)]
        for _ in range(2):
            run([tool, "lint", copy, "--labels-format", labels, "--fix", "--quiet"], case)
            states.append(tree(copy))
        bad = []
        if case["fix"] == "refuse" and states[1] != states[0]:
            names = [k.decode("utf-8", "replace") for k in states[0] if states[0][k] != states[1].get(k)]
            bad.append("--fix changed %s" % ", ".join(names))
        if case["fix"] == "apply" and states[1] == states[0]:
            bad.append("--fix changed nothing")
        if states[2] != states[1]:
            bad.append("--fix is not idempotent")
        if set(states[1]) != set(states[0]):
            bad.append("--fix left other files: %s" % sorted(set(states[1]) ^ set(states[0])))
        return bad


def main():
    root, tool = sys.argv[1], os.path.abspath(sys.argv[2])
    with open(os.path.join(root, "expected.json")) as file:
        cases = json.load(file)["cases"]
    failed = 0
    for case in cases:
        bad = check(case, root, tool)
        if case["case"] in DECIDED:
            words, reason = DECIDED[case["case"]]
            skipped = [fault for fault in bad if words in fault]
            bad = [fault for fault in bad if words not in fault]
            if skipped:
                print("SKIP %-32s %s: %s" % (case["case"], "; ".join(skipped), reason))
        failed += bool(bad)
        if bad:
            print("FAIL %-32s %s" % (case["case"], "; ".join(bad)))
    print("%d of %d pass" % (len(cases) - failed, len(cases)))
    sys.exit(1 if failed else 0)


main()
