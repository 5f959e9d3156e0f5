"""The toolkit's commands, as the loaders need them, and the comparison of priors."""
import csv
import io
import json
import subprocess
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
VOC = ROOT / "Fixtures/voc"
KITTI = ROOT / "Fixtures/kitti"


class Anchors:
    """`anchors` of a folder of binaries, writing into a folder."""

    def __init__(self, binaries, folder, checkouts):
        self.tool = binaries / "anchors"
        self.folder = folder
        self.checkouts = checkouts

    def __call__(self, *words):
        done = subprocess.run([self.tool, *map(str, words)], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise RuntimeError(done.stderr.strip())
        return done.stdout

    def layout(self, target, name, *words):
        """The file of a fitted SSD300 for a target, and the priors of the same layout by our own generator."""
        out, saved = self.folder / name, self.folder / f"{target}.layout.json"
        self("cluster", "--layout", "ssd300", VOC, "--emit", target, "--output", out, "--save-layout", saved, *words)
        return out, self.priors("--layout", saved)

    def anchors(self, target, name, *words, labels=VOC, k=9):
        """The file of k anchors for a target, and the anchors."""
        out, kept = self.folder / name, self.folder / f"{target}.json"
        report = self("cluster", "--k", k, labels, "--emit", target, "--output", out, "--format", "json", *words)
        kept.write_text(report)
        return out, np.array([[a["width"], a["height"]] for a in json.loads(report)["anchors"]])

    def priors(self, *words):
        """Level, cx, cy, w, h of each prior."""
        rows = list(csv.DictReader(io.StringIO(self("priors", *words))))
        return np.array([[float(row[key]) for key in ("level", "cx", "cy", "w", "h")] for row in rows])

    def checkout(self, name):
        """The folder of a trainer without a package."""
        folder = self.checkouts / name
        if not folder.is_dir():
            raise FileNotFoundError(f"no {name} among the checkouts")
        return folder


def agree(theirs, ours, tolerance):
    """Says how near two tables of priors are, row by row."""
    theirs, ours = np.asarray(theirs, float), np.asarray(ours, float)
    assert theirs.shape == ours.shape, f"{theirs.shape} against our {ours.shape}"
    worst = float(np.abs(theirs - ours).max())
    assert worst <= tolerance, f"priors differ by up to {worst:g} px"
    return f"{len(theirs)} priors, ours within {worst:.1g} px"
