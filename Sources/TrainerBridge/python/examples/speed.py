"""How long calls take, beside NumPy written over columns. Prints the fastest of many runs."""

import time

import numpy as np

import anchorkit

ENCODER = anchorkit.Encoder("torchcv-ssd300")
CX, CY, W, H = (np.ascontiguousarray(column) for column in ENCODER.priors.T)
LEFT, TOP, RIGHT, BOTTOM = CX - W / 2, CY - H / 2, CX + W / 2, CY + H / 2
AREAS = (RIGHT - LEFT) * (BOTTOM - TOP)


def numpy_iou(boxes):
    """IoU over columns, in place where it can be."""
    x1, y1, x2, y2 = (boxes[:, k, None] for k in range(4))
    width = np.minimum(RIGHT, x2)
    width -= np.maximum(LEFT, x1)
    np.maximum(width, 0, out=width)
    height = np.minimum(BOTTOM, y2)
    height -= np.maximum(TOP, y1)
    np.maximum(height, 0, out=height)
    width *= height
    union = AREAS + (x2 - x1) * (y2 - y1)
    union -= width
    return np.divide(width, union, out=union)


def fastest(call, runs=300):
    """Microseconds."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return min(times) * 1e6


def main():
    generator = np.random.default_rng(1)
    boxes = np.sort(generator.uniform(0, 300, (10, 2, 2)), axis=1).reshape(10, 4)
    boxes = boxes.astype(np.float32)
    labels = np.zeros(10, np.int32)
    difference = np.abs(numpy_iou(boxes) - ENCODER.iou(boxes)).max()
    theirs, ours = fastest(lambda: numpy_iou(boxes)), fastest(lambda: ENCODER.iou(boxes))
    print(f"10 x 8732 IoU   NumPy {theirs:6.0f} us   anchorkit {ours:6.0f} us   {theirs / ours:.1f} x")
    print(f"                largest difference {difference:.1e}")
    print(f"encode          {fastest(lambda: ENCODER.encode(boxes, labels)):6.0f} us, SSD 300, 10 boxes")
    squeezedet = anchorkit.Encoder("squeezedet")
    took = fastest(lambda: squeezedet.encode(boxes, labels))
    print(f"encode          {took:6.0f} us, SqueezeDet, 10 boxes")


if __name__ == "__main__":
    main()
