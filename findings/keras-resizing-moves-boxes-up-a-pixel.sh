#!/usr/bin/env bash
# Keras 3.15.1: Resizing with pad_to_aspect_ratio moves boxes by a whole pixel that the picture does not move, where the padded
# side is filled exactly. The free pixels are computed in float32 (800 - 375 * 2.1333334 = -0.00002) and divided with //, which
# rounds down: -1. Seen on 2026-11-29: the box 10,20,100,200 of a 500x375 picture gets y 41.667 instead of 42.667 at 1088x800,
# while the picture's first row stays the first row. At 640x480 the same box comes out right.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q keras==3.15.1 tensorflow-cpu==2.20.0
KERAS_BACKEND=tensorflow TF_CPP_MIN_LOG_LEVEL=3 "$work/venv/bin/python" - <<'PYTHON'
import keras
import numpy as np

print("keras", keras.__version__)


def resized(width, height):
    picture = np.zeros((height, width, 3), np.float32)
    picture[0] = 255.0
    layer = keras.layers.Resizing(height=800, width=1088, pad_to_aspect_ratio=True, bounding_box_format="xyxy")
    out = layer({
        "images": picture,
        "bounding_boxes": {"boxes": np.array([[10, 20, 100, 200]], np.float32), "labels": np.array([1])},
    })
    image, box = np.array(out["images"]), np.array(out["bounding_boxes"]["boxes"])[0]
    first_row = int(np.argmax(image[:, 544, 0] > 127))
    return first_row, float(box[1])


row, top = resized(500, 375)
scale = 800 / 375
print(f"500x375: the picture begins in row {row}; y of the box {top:.3f}, the picture's scale has it at {20 * scale:.3f}")
assert row == 0, row
assert abs(top - (20 * scale - 1)) < 1e-3, top
row, top = resized(640, 480)
print(f"640x480: the picture begins in row {row}; y of the box {top:.3f}, the picture's scale has it at {20 * 800 / 480:.3f}")
assert row == 0 and abs(top - 20 * 800 / 480) < 1e-3, (row, top)
print("as seen")
PYTHON
