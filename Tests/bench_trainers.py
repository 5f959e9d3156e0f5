#!/usr/bin/env python3
"""Matching and encoding of 10 boxes, beside trainers' own code, on one thread, in one run.

Each side gets its priors beforehand. What is timed is what a trainer does for an image: IoU, matcher, offsets; ours writes
class targets too. Trainers whose packages can't be imported are named and left out. The fastest of many runs counts.

  ANCHORKIT_LIBRARY=libanchorkit.so PYTHONPATH=Sources/TrainerBridge/python bench_trainers.py
"""
import time
import types

import numpy as np

import anchorkit

SIZE = (1088, 800)


def boxes_of(width, height):
    """Ten boxes from a twelfth to half of the input, float32 x1 y1 x2 y2."""
    draw = np.random.default_rng(1)
    sides = draw.uniform(1 / 12, 1 / 2, (10, 2)) * (width, height)
    corner = draw.uniform(0, 1, (10, 2)) * ((width, height) - sides)
    return np.concatenate([corner, corner + sides], axis=1).astype(np.float32)


def fastest(call, seconds=1.5):
    """Microseconds."""
    best, end = float("inf"), time.perf_counter() + seconds
    while time.perf_counter() < end:
        start = time.perf_counter()
        call()
        best = min(best, time.perf_counter() - start)
    return best * 1e6


def torchvision_parts():
    import torch
    from torchvision.models.detection import _utils, anchor_utils
    from torchvision.models.detection.image_list import ImageList
    from torchvision.ops import boxes as box_ops

    def anchors(sizes, ratios, strides):
        generator = anchor_utils.AnchorGenerator(sizes, (ratios,) * len(sizes))
        width, height = SIZE
        images = ImageList(torch.zeros(1, 3, height, width), [(height, width)])
        maps = [torch.zeros(1, 1, -(-height // s), -(-width // s)) for s in strides]
        return generator(images, maps)[0]

    return torch, _utils, box_ops, anchors


def torchvision_retinanet():
    torch, utils, box_ops, anchors = torchvision_parts()
    strides = (8, 16, 32, 64, 128)
    sizes = tuple((4 * s, int(4 * s * 2 ** (1 / 3)), int(4 * s * 2 ** (2 / 3))) for s in strides)
    priors = anchors(sizes, (0.5, 1.0, 2.0), strides)
    matcher = utils.Matcher(0.5, 0.4, allow_low_quality_matches=True)
    coder = utils.BoxCoder(weights=(1.0, 1.0, 1.0, 1.0))
    truths = torch.from_numpy(boxes_of(*SIZE))

    def theirs():
        matched = matcher(box_ops.box_iou(truths, priors))
        positive = torch.where(matched >= 0)[0]
        coder.encode_single(truths[matched[positive]], priors[positive])
        return len(positive)

    return "torchvision-retinanet", len(priors), theirs


def torchvision_rpn():
    torch, utils, box_ops, anchors = torchvision_parts()
    strides = (4, 8, 16, 32, 64)
    priors = anchors(tuple((8 * s,) for s in strides), (0.5, 1.0, 2.0), strides)
    matcher = utils.Matcher(0.7, 0.3, allow_low_quality_matches=True)
    coder = utils.BoxCoder(weights=(1.0, 1.0, 1.0, 1.0))
    truths = torch.from_numpy(boxes_of(*SIZE))

    def theirs():
        matched = matcher(box_ops.box_iou(truths, priors))
        labels = (matched >= 0).to(torch.float32)
        labels[matched == matcher.BETWEEN_THRESHOLDS] = -1.0
        coder.encode_single(truths[matched.clamp(min=0)], priors)
        return int((labels == 1).sum())

    return "torchvision-rpn", len(priors), theirs


def yolov5():
    import torch
    from yolov5.utils.loss import ComputeLoss

    anchors = torch.tensor(
        [[10, 13, 16, 30, 33, 23], [30, 61, 62, 45, 59, 119], [116, 90, 156, 198, 373, 326]], dtype=torch.float32
    ).view(3, 3, 2)
    anchors /= torch.tensor([8.0, 16.0, 32.0]).view(3, 1, 1)
    loss = types.SimpleNamespace(na=3, nl=3, anchors=anchors, hyp={"anchor_t": 4.0}, device="cpu")
    outputs = [torch.zeros(1, 3, 640 // s, 640 // s, 85) for s in (8, 16, 32)]
    edges = boxes_of(640, 640) / 640
    rows = np.zeros((10, 6), np.float32)
    rows[:, 2:4] = (edges[:, :2] + edges[:, 2:]) / 2
    rows[:, 4:6] = edges[:, 2:] - edges[:, :2]
    rows = torch.from_numpy(rows)

    def theirs():
        _, _, indices, _ = ComputeLoss.build_targets(loss, outputs, rows)
        return len({(level, int(a), int(r), int(c)) for level, (_, a, r, c) in enumerate(indices) for a, r, c in zip(a, r, c)})

    def timed():
        ComputeLoss.build_targets(loss, outputs, rows)

    theirs.timed = timed
    return "yolov5", sum(3 * (640 // s) ** 2 for s in (8, 16, 32)), theirs


def main():
    try:
        import torch

        torch.set_num_threads(1)
        torch.set_grad_enabled(False)
    except ImportError:
        print("bench: no torch, so trainers' own encoders have nothing to race (pip install torch torchvision yolov5)")
        return
    for build in (torchvision_retinanet, torchvision_rpn, yolov5):
        try:
            name, count, theirs = build()
        except Exception as error:  # A package may fail to load in any way.
            print(f"bench: {build.__name__}: not here ({str(error).splitlines()[0]})")
            continue
        encoder = anchorkit.Encoder(name)
        boxes, labels = boxes_of(*encoder.input_size), np.zeros(10, np.int32)
        assert encoder.prior_count == count, (encoder.prior_count, count)
        positives = int((encoder.encode(boxes, labels).assignment >= 0).sum())
        if theirs() != positives:
            raise SystemExit(f"{name}: {theirs()} positive priors there, {positives} here")
        ours = fastest(lambda: encoder.encode(boxes, labels))
        other = fastest(getattr(theirs, "timed", theirs))
        print(f"encode {name:24} {count:7} priors  theirs {other:8.0f} us   ours {ours:6.0f} us   {other / ours:5.1f} x")


if __name__ == "__main__":
    main()
