"""One run: a network, a set of anchors, a seed. Writes its curves as JSON.

  train.py MODEL ARM SEED --steps N --bin .build/release --data DATA --work WORK --output RUN.json

`anchorsets.write` must have made the set before; `experiment.py` does both for all runs.
"""
import argparse
import json
import math
import pathlib
import time

import numpy as np
import torch

import data
import judging
from anchorsets import AUGMENTATIONS, INPUTS
from models import SSD, SqueezeDet

SETS = {"ssd": "bccd", "squeezedet": "kitti"}
KEPT = {"ssd": (320, 240), "squeezedet": (832, 256)}
BATCH = {"ssd": 16, "squeezedet": 12}
RATE, WARM_UP = 3e-3, 20


def network(model, arm, work, classes):
    if model == "ssd":
        return SSD(json.loads((work / f"{arm}.json").read_text()), classes)
    return SqueezeDet(json.loads((work / f"{arm}.config").read_text())["ANCHOR_SEED"], classes)


def rate(step, steps):
    """Up in a straight line, down along a cosine."""
    return RATE * min(1, (step + 1) / WARM_UP) * 0.5 * (1 + math.cos(math.pi * step / steps))


def predict(net, samples):
    """The network's output for all samples, tensors or pairs of tensors."""
    net.eval()
    parts = []
    with torch.no_grad():
        for start in range(0, len(samples), 16):
            pictures = [data.network_picture(s.picture, net.picture_size) for s in samples[start:start + 16]]
            parts.append(net(torch.from_numpy(np.stack(pictures))))
    net.train()
    if isinstance(parts[0], tuple):
        return tuple(torch.cat(column) for column in zip(*parts))
    return torch.cat(parts)


def priors_of_missed(net, model, document, missed):
    """Objects that the last detections found or missed, and how many of either no prior overlaps by half: a forced
    prior is all they can have. `anchors judge` names the missed ones by their line."""
    counts = {"missed": 0, "missedWithout": 0, "found": 0, "foundWithout": 0}
    sizes = {image["id"]: (image["width"], image["height"]) for image in document["images"]}
    lines = {row["line"] for row in missed}
    for place, row in enumerate(document["annotations"]):
        width, height = sizes[row["image_id"]]
        x, y, w, h = row["bbox"]
        scale = np.array([INPUTS[model][0] / width, INPUTS[model][1] / height] * 2)
        best = net.encoder.iou(np.array([[x, y, x + w, y + h]]) * scale).max()
        key = "missed" if place + 2 in lines else "found"
        counts[key] += 1
        counts[key + "Without"] += int(best < 0.5)
    if counts["missed"] != len(missed):
        raise AssertionError(f"{len(missed)} objects are missed, {counts['missed']} were found by their lines")
    return counts


def main():
    reader = argparse.ArgumentParser()
    reader.add_argument("model", choices=SETS)
    reader.add_argument("arm")
    reader.add_argument("seed", type=int)
    for name in ("bin", "data", "work", "output"):
        reader.add_argument(f"--{name}", type=pathlib.Path, required=True)
    reader.add_argument("--steps", type=int, default=300)
    reader.add_argument("--augment", help="the trainer's own by default; none for none")
    chosen = reader.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(chosen.seed)
    model, work = chosen.model, chosen.work
    document = json.loads((work / "test.json").read_text())
    categories = sorted(category["id"] for category in document["categories"])
    train, test = (
        data.load(SETS[model], work / f"{split}.json", chosen.data, KEPT[model]) for split in ("train", "test"))
    net = network(model, chosen.arm, work, len(categories))
    optimizer = torch.optim.AdamW(net.parameters(), RATE, weight_decay=1e-4)
    name = f"{chosen.arm}-{chosen.seed}"
    scratch = work / f"{name}.detections.json"
    curve, losses, recent = [], [], []
    batches = data.batches(
        train, BATCH[model], net.picture_size, INPUTS[model], chosen.augment or AUGMENTATIONS[model], chosen.seed)
    marks = {round(chosen.steps * share / 6) for share in range(1, 7)}
    began = time.time()
    for step in range(chosen.steps):
        pictures, boxes, labels = next(batches)
        for group in optimizer.param_groups:
            group["lr"] = rate(step, chosen.steps)
        loss = net.loss(net(torch.from_numpy(pictures)), boxes, labels, is_checked=step % 10 == 0)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 5)
        optimizer.step()
        recent.append(loss.item())
        if (step + 1) % 10 == 0:
            losses.append([step + 1, sum(recent) / len(recent)])
            recent = []
        if step + 1 in marks:
            output = predict(net, test)
            found = [net.detections(output, place) for place in range(len(test))]
            rows = judging.results(test, found, INPUTS[model], categories)
            verdict = judging.judge(chosen.bin, work / "test.json", rows, scratch)
            curve.append({"step": step + 1, **{key: verdict[key] for key in ("AP", "AP50", "classes", "missed")}})
            print(f"{model} {name} step {step + 1} of {chosen.steps}: loss {loss.item():.3f}"
                  f"  AP50 {verdict['AP50']:.3f}  AP {verdict['AP']:.3f}", flush=True)
    answer = {"model": model, "anchors": chosen.arm, "seed": chosen.seed, "losses": losses, "curve": curve,
              "augmentation": chosen.augment or AUGMENTATIONS[model]}
    if model == "ssd":
        best = [net.detections(output, place, "argmax") for place in range(len(test))]
        rows = judging.results(test, best, INPUTS[model], categories)
        argmax = judging.judge(chosen.bin, work / "test.json", rows, scratch)
        answer["bestClassOnly"] = {key: argmax[key] for key in ("AP", "AP50", "classes")}
        answer["missed"] = priors_of_missed(net, model, document, verdict["missed"])
    chosen.output.write_text(json.dumps(answer))
    print(f"{model} {name} took {time.time() - began:.0f} s", flush=True)


if __name__ == "__main__":
    main()
