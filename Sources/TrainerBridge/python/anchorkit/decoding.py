"""Detections from predictions."""

from __future__ import annotations

import ctypes
from typing import Any, Literal, NamedTuple, Optional

import numpy as np
from numpy.typing import NDArray

from . import _arrays
from ._arrays import ArrayLike, address
from ._native import check, library
from .encoder import Encoder


class Detections(NamedTuple):
    """What a network found in one image."""

    #: float [n, 4]: ``x1 y1 x2 y2`` in pixels of the network's input.
    boxes: NDArray[np.floating[Any]]
    #: float [n].
    scores: NDArray[np.floating[Any]]
    #: int32 [n]: from 0, without background.
    classes: NDArray[np.int32]
    #: int32 [n]: the prior that each comes from.
    priors: NDArray[np.int32]


def decode(
    scores: ArrayLike,
    offsets: ArrayLike,
    encoder: Encoder,
    *,
    from_logits: bool = False,
    method: Literal["per-class", "argmax"] = "per-class",
    score_threshold: Optional[float] = None,
    nms_threshold: Optional[float] = None,
    pre_limit: Optional[int] = None,
    post_limit: Optional[int] = None,
    clip: Optional[bool] = None,
) -> Detections:
    """Detections of one image, as the trainer's own decoder finds them.

    Args:
        scores: float32 [priors, classes], the background's column where the trainer has it (first,
            last, or none): probabilities, or logits with ``from_logits``.
        offsets: float32 [priors, 4], in the trainer's order.
        encoder: whose trainer; one with priors in a layout.
        method: ``"per-class"``: a prior may be found as several classes; ``"argmax"``: as its best.
        score_threshold, nms_threshold, pre_limit, post_limit, clip: the trainer's own when left
            out; a limit of -1 is none.

    Raises:
        AnchorkitError: where the trainer raises, such as torchcv when nothing passes.
    """
    numbers = _arrays.exact(scores, "scores", np.float32, (encoder.prior_count, None))
    moves = _arrays.exact(offsets, "offsets", np.float32, (encoder.prior_count, 4))
    if method not in ("per-class", "argmax"):
        raise ValueError(f"method is {method!r}; expected 'per-class' or 'argmax'")
    wanted = _arrays.settings(score_threshold, nms_threshold, pre_limit, post_limit, clip)
    capacity, found = 1024, ctypes.c_int64()
    while True:
        result = _room(capacity, np.float32)
        check(
            library.anchorkit_decode(
                encoder._handle,
                address(numbers),
                address(moves),
                numbers.shape[1],
                int(from_logits),
                int(method == "argmax"),
                address(wanted),
                capacity,
                *(address(array) for array in result),
                ctypes.byref(found),
            )
        )
        if found.value <= capacity:
            return _first(result, found.value)
        capacity = found.value


def squeezedet_decode(
    output: ArrayLike,
    encoder: Encoder,
    *,
    top: Optional[int] = None,
    probability_threshold: Optional[float] = None,
    nms_threshold: Optional[float] = None,
    final_threshold: Optional[float] = None,
    exponent_threshold: Optional[float] = None,
) -> Detections:
    """SqueezeDet's detections of one image.

    Args:
        output: float64 [rows, columns, anchors * (classes + 5)] or flat: the network's output,
            without the four columns that Keras pads.
        encoder: SqueezeDet's.
        top and others: those of the encoder's ``squeeze.config``, else the trainer's own, when left
            out.
    """
    numbers = np.ascontiguousarray(_arrays._looked_at(output, "output"), np.float64).reshape(-1)
    wanted = _arrays.settings(
        top,
        probability_threshold,
        nms_threshold,
        final_threshold,
        exponent_threshold,
    )
    found = ctypes.c_int64()
    capacity = encoder.prior_count
    result = _room(capacity, np.float64)
    check(
        library.anchorkit_squeezedet_decode(
            encoder._handle,
            address(numbers),
            numbers.size,
            address(wanted),
            capacity,
            *(address(array) for array in result),
            ctypes.byref(found),
        )
    )
    return _first(result, found.value)


def nms(
    boxes: ArrayLike,
    scores: ArrayLike,
    threshold: float = 0.45,
    *,
    classes: Optional[ArrayLike] = None,
    limit: Optional[int] = None,
) -> NDArray[np.int64]:
    """int64 [kept]: the boxes that stay, by falling score, ties by place.

    Args:
        boxes: float32 [n, 4], ``x1 y1 x2 y2`` in any unit.
        scores: float32 [n].
        threshold: the IoU up to which a neighbor may stay.
        classes: integers [n]; boxes of other classes do not suppress each other.
        limit: the most that stay.
    """
    edges = _arrays.exact(boxes, "boxes", np.float32, (None, 4))
    numbers = _arrays.exact(scores, "scores", np.float32, (len(edges),))
    kinds = None if classes is None else _arrays.labels(classes, len(edges), "classes")
    kept = np.empty(len(edges), np.int64)
    count = ctypes.c_int64()
    check(
        library.anchorkit_nms(
            address(edges),
            address(numbers),
            address(kinds),
            len(edges),
            threshold,
            -1 if limit is None else limit,
            address(kept),
            ctypes.byref(count),
        )
    )
    return kept[: count.value]


def _room(capacity: int, dtype: type) -> Detections:
    return Detections(
        np.empty((capacity, 4), dtype),
        np.empty(capacity, dtype),
        np.empty(capacity, np.int32),
        np.empty(capacity, np.int32),
    )


def _first(room: Detections, count: int) -> Detections:
    boxes, scores, classes, priors = room
    return Detections(boxes[:count], scores[:count], classes[:count], priors[:count])
