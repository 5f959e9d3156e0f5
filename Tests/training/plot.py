"""Curves and tables of finished runs: plot.py RESULTS IMAGES. Tables go to standard output, in Markdown.

A line is the mean of the seeds, the band reaches from the least to the greatest of them.
"""
import json
import pathlib
import statistics
import sys

import matplotlib

matplotlib.use("Agg")
from matplotlib import pyplot

TITLES = {"ssd": "SSD on BCCD", "squeezedet": "SqueezeDet on drawn KITTI scenes"}
COLORS = {"unscaled": "#999999", "shipped": "#222222", "k-means": "#d08a1d", "ours": "#1f77b4", "ours-augmented": "#2a9d4b",
          "patched": "#a0369a"}


def by_anchors(result):
    groups = {}
    for run in result["runs"]:
        groups.setdefault(run["anchors"], []).append(run)
    return groups


def band(axis, steps, rows, name):
    """The mean line of several runs, and their least and greatest value behind it."""
    columns = list(zip(*rows))
    axis.plot(steps, [statistics.mean(column) for column in columns], color=COLORS[name], label=name)
    axis.fill_between(steps, [min(c) for c in columns], [max(c) for c in columns], color=COLORS[name], alpha=0.15, lw=0)


def draw(model, result, path):
    figure, axes = pyplot.subplots(1, 3, figsize=(12, 3.6), dpi=80)
    for name, runs in by_anchors(result).items():
        steps = [point["step"] for point in runs[0]["curve"]]
        for axis, key in zip(axes, ("AP50", "AP")):
            band(axis, steps, [[point[key] for point in run["curve"]] for run in runs], name)
        band(axes[2], [step for step, _ in runs[0]["losses"]], [[loss for _, loss in run["losses"]] for run in runs], name)
    for axis, title in zip(axes, ("AP at IoU 0.5", "AP, mean of IoU 0.5 to 0.95", "training loss")):
        axis.set(title=title, xlabel="step")
        axis.grid(alpha=0.3)
        axis.set_ylim(bottom=0)
    highest = max(loss for run in result["runs"] for step, loss in run["losses"] if step >= result["steps"] / 6)
    axes[2].set_ylim(0, highest * 1.1)
    axes[0].legend(fontsize=8)
    figure.suptitle(TITLES[model])
    figure.tight_layout()
    figure.savefig(path, metadata={"Software": None})


def spread(values):
    """Mean, and the least and greatest of the seeds."""
    if len(values) == 1:
        return f"{values[0]:.3f}"
    return f"{statistics.mean(values):.3f} ({min(values):.3f}–{max(values):.3f})"


def gain(values):
    """The least and the greatest difference of the seeds."""
    return f"{min(values):+.4f} to {max(values):+.4f}"


def table(header, rows):
    print("| " + " | ".join(header) + " |")
    print("| --- |" + " ---: |" * (len(header) - 1))
    for row in rows:
        print("| " + " | ".join(row) + " |")
    print()


def tables(model, result):
    groups = by_anchors(result)
    classes = sorted({name for run in result["runs"] for name in run["curve"][-1]["classes"]})
    steps = [point["step"] for point in result["runs"][0]["curve"]]
    marks = (1, len(steps) // 2, len(steps) - 1)
    print(f"### {TITLES[model]}\n")
    table(["anchors", "seeds", *(f"AP50 at {steps[mark]}" for mark in marks), f"AP at {steps[-1]}"], [
        [name, str(len(runs)), *(spread([run["curve"][mark]["AP50"] for run in runs]) for mark in marks),
         spread([run["curve"][-1]["AP"] for run in runs])] for name, runs in groups.items()])
    table(["AP50 at the end", *classes], [
        [name, *(spread([run["curve"][-1]["classes"].get(kind, 0.0) for run in runs]) for kind in classes)]
        for name, runs in groups.items()])
    for seen, title in (("asLabeled", "as labeled"), ("augmented", "augmented")):
        table([f"training split, {title}: matched, mean best IoU, positives", "all", *classes], [
            [name, *(f"{row['matchedShare']:.0%}, {row['meanBestIoU']:.2f}, {row['meanPositives']:.1f}"
                     for row in result["facts"][name][seen])] for name in groups])
    if "bestClassOnly" in result["runs"][0]:
        for key in ("AP50", "AP"):
            table([key, "every class", "best class only", "gain"], [
                [name, spread([run["curve"][-1][key] for run in runs]), spread([run["bestClassOnly"][key] for run in runs]),
                 gain([run["curve"][-1][key] - run["bestClassOnly"][key] for run in runs])]
                for name, runs in groups.items()])
        table(["set, seeds added up", "missed", "without a true positive prior", "found", "without"], [
            [f"{name}, {len(runs)}", *(str(sum(run["missed"][key] for run in runs))
                     for key in ("missed", "missedWithout", "found", "foundWithout"))] for name, runs in groups.items()])


def main():
    folder, images = (pathlib.Path(argument) for argument in sys.argv[1:3])
    images.mkdir(parents=True, exist_ok=True)
    for model in TITLES:
        if not (folder / f"{model}.json").exists():
            continue
        result = json.loads((folder / f"{model}.json").read_text())
        draw(model, result, images / f"{model}.png")
        tables(model, result)


if __name__ == "__main__":
    main()
