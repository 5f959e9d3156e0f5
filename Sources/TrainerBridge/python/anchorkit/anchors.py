"""Anchors by k-means."""

from __future__ import annotations

import ctypes
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from . import _arrays
from ._arrays import ArrayLike, address
from ._native import check, library


class Anchors(NamedTuple):
    """Anchors, smallest area first, and how well they fit."""

    #: float64 [anchors, 2]: width and height, in the unit of the sizes.
    sizes: NDArray[np.float64]
    #: What they pay: squared distances, or ``1 - IoU`` (also where they were refined), summed.
    cost: float
    #: Mean over sizes of the best shape IoU with any anchor.
    mean_iou: float
    #: Share of sizes with a best shape IoU of at least 0.5.
    recall50: float
    #: Share of sizes with a best shape IoU of at least 0.75.
    recall75: float
    #: Share of sizes for which some anchor is less than 4 times longer or shorter on each side.
    bpr4: float
    #: Sizes that were not finite and above zero.
    left_out: int


def kmeans(
    sizes: ArrayLike,
    k: int,
    *,
    distance: Literal["iou", "euclidean"] = "iou",
    refine: bool | None = None,
    restarts: int = 10,
    seed: int = 0,
    iterations: int = 300,
    threads: int = 0,
) -> Anchors:
    """k anchors for the sizes of boxes; the best of several runs, as ``anchors cluster`` finds them.

    Args:
        sizes: float32 or float64 [n, 2], width and height in any unit.
        k: how many anchors; with fewer distinct sizes, those come back.
        distance: ``"iou"``, or ``"euclidean"`` for plain k-means.
        refine: improve the anchors for the mean IoU; by default for ``"iou"`` only.
        restarts, seed, iterations: of the runs. The same seed gives the same anchors.
        threads: 0 for all cores; they do not change the result.
    """
    array = _arrays._looked_at(sizes, "sizes")
    if array.dtype not in (np.float32, np.float64):
        raise TypeError(f"sizes has dtype {array.dtype}; expected float32 or float64")
    numbers = np.ascontiguousarray(array, np.float64)
    _arrays._check_shape(numbers, "sizes", (None, 2))
    if not 0 < k <= 10_000:
        raise ValueError(f"k is {k}; expected 1 to 10000")
    choices = np.array([restarts, seed, iterations, threads], np.int64)
    found = np.empty((k, 2))
    count = ctypes.c_int64()
    metrics = np.empty(6)
    check(
        library.anchorkit_kmeans(
            address(numbers),
            len(numbers),
            k,
            distance.encode(),
            address(choices),
            address(found),
            ctypes.byref(count),
            address(metrics),
        )
    )
    if distance == "iou" if refine is None else refine:
        settings = np.array([0, seed, threads], np.int64)
        check(
            library.anchorkit_refine(
                address(numbers),
                len(numbers),
                address(found),
                count.value,
                address(settings),
                address(metrics),
            )
        )
    cost, mean_iou, recall50, recall75, bpr4, left_out = metrics.tolist()
    return Anchors(
        found[: count.value], cost, mean_iou, recall50, recall75, bpr4, int(left_out)
    )
