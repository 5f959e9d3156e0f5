#!/usr/bin/env python3
"""Matching and encoding of 10 boxes, beside trainers' own code, on one thread, in one run; then a batch on two.

Each side gets its priors beforehand. What is timed is what a trainer does for an image: IoU, matcher, offsets; ours writes
class targets too. Trainers whose packages can't be imported are named and left out. The fastest of many runs counts.

  ANCHORKIT_LIBRARY=libanchorkit.so PYTHONPATH=Sources/TrainerBridge/python bench_trainers.py
"""
import time
import types

import numpy as np

import anchorkit

SIZE = (1088, 800)


def boxes_of(width, height, seed=1):
    """Ten boxes from a twelfth to half of the input, float32 x1 y1 x2 y2."""
    draw = np.random.default_rng(seed)
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


def race_batch(images=32):
    """torchvision's SSD, image by image as its compute_loss does, beside encode_batch; two threads each."""
    torch, utils, box_ops, _ = torchvision_parts()
    torch.set_num_threads(2)
    encoder = anchorkit.Encoder("torchvision-ssd300")
    cx, cy, w, h = torch.from_numpy(encoder.priors).unbind(1)
    priors = torch.stack([cx - w / 2, cy - h / 2, cx + w / 2, cy + h / 2], 1)
    matcher, coder = utils.SSDMatcher(0.5), utils.BoxCoder(weights=(10.0, 10.0, 5.0, 5.0))
    boxes = [boxes_of(*encoder.input_size, seed) for seed in range(images)]
    labels = [np.zeros(10, np.int64)] * images
    truths, classes = [torch.from_numpy(rows) for rows in boxes], torch.ones(10, dtype=torch.int64)

    def theirs():
        positives = 0
        for rows in truths:
            matched = matcher(box_ops.box_iou(rows, priors))
            found = torch.where(matched >= 0)[0]
            target = torch.zeros(len(priors), dtype=torch.int64)
            target[found] = classes[matched[found]]
            coder.encode_single(rows[matched[found]], priors[found])
            positives += len(found)
        return positives

    positives = int((encoder.encode_batch(boxes, labels, threads=2).assignment >= 0).sum())
    if theirs() != positives:
        raise SystemExit(f"a batch: {theirs()} positive priors there, {positives} here")
    ours = fastest(lambda: encoder.encode_batch(boxes, labels, threads=2))
    other = fastest(theirs)
    print(f"encode_batch, {images} images, torchvision-ssd300  theirs {other:8.0f} us   ours {ours:6.0f} us   {other / ours:5.1f} x")


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
    try:
        race_batch()
    except ImportError as error:
        print(f"bench: a batch: torchvision is not here ({error})")


if __name__ == "__main__":
    main()
