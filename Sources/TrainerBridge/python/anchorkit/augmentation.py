"""What trainers do to pictures and boxes before their matcher sees them."""

from __future__ import annotations

import ctypes
from typing import NamedTuple, Sequence

import numpy as np
from numpy.typing import NDArray

from . import _arrays
from ._arrays import ArrayLike, address
from ._native import check, library
from .names import AugmentationName


class Augmented(NamedTuple):
    """A picture's boxes after an augmentation."""

    #: float64 [left, 4]: ``x1 y1 x2 y2`` of the boxes that are left, in pixels of the new picture.
    boxes: NDArray[np.float64]
    #: int64 [left]: which box each was, by its row in its own picture.
    index: NDArray[np.int64]  # type: ignore[assignment]  # Hides tuple.index, which nobody asks of boxes.
    #: int64 [left]: the picture that each came with: 0 the picture itself, then ``others`` from 1.
    picture: NDArray[np.int64]
    #: Width and height of the new picture.
    size: tuple[int, int]
    #: float64 [pieces, 2, 3]: from the pixels of each picture that the new one is made of to its own;
    #: as ``cv2.warpAffine`` takes them, up to half a pixel: coordinates are continuous.
    matrices: NDArray[np.float64]
    #: float64 [pieces, 4]: the window of the new picture that each may fill.
    windows: NDArray[np.float64]
    #: int64 [pieces]: which picture each is, counted as in ``picture``.
    pieces: NDArray[np.int64]


def augmentations() -> list[str]:
    """The names that :func:`augment` takes."""
    needed = ctypes.c_int64()
    check(library.anchorkit_augmentation_names(None, 0, ctypes.byref(needed)))
    text = ctypes.create_string_buffer(needed.value)
    check(library.anchorkit_augmentation_names(text, needed.value, ctypes.byref(needed)))
    return text.value.decode().split("\n")


def augment(
    name: AugmentationName,
    image_size: tuple[int, int],
    boxes: ArrayLike,
    *,
    seed: int = 0,
    stream: int = 0,
    others: Sequence[tuple[tuple[int, int], ArrayLike]] = (),
) -> Augmented:
    """Takes the boxes of a picture through a trainer's augmentation: crops, zooms, flips.

    Boxes come as the trainer's reader makes them, in pixels of the picture; scale what is left by
    input side / new side, and encode it.

    Args:
        name: one of :func:`augmentations`, as ``"caffe-ssd"``.
        image_size: width and height of the picture, in pixels.
        boxes: float32 or float64 [n, 4], ``x1 y1 x2 y2``.
        seed, stream: the same give the same; streams of a seed do not depend on each other. Take the
            picture's number and the epoch into the stream.
        others: size and boxes of further pictures, for mosaics: three of all pictures are drawn.
    """
    pictures = [(image_size, boxes), *others]
    arrays = [_arrays.boxes(rows, "boxes") for _, rows in pictures]
    sizes = np.array([[int(side) for side in size] for size, _ in pictures], np.int64)
    _arrays._check_shape(sizes, "image_size", (None, 2))
    counts = np.array([len(rows) for rows in arrays], np.int64)
    rows = np.concatenate(arrays)
    # No trainer puts more than four pictures together, and a picture may come several times.
    capacity = int(counts.max()) * 4
    mask = 2**64 - 1
    chosen = np.array([0, seed & mask, stream & mask], np.uint64).view(np.int64)
    size = np.empty(2, np.int64)
    kept = np.empty((capacity, 4))
    sources = np.empty((capacity, 2), np.int64)
    pieces = np.empty((4, 11))
    found, count = ctypes.c_int64(), ctypes.c_int64()
    check(
        library.anchorkit_augment(
            name.encode(),
            address(chosen),
            len(pictures),
            address(sizes),
            address(counts),
            address(rows),
            capacity,
            address(size),
            address(kept),
            address(sources),
            ctypes.byref(found),
            address(pieces),
            ctypes.byref(count),
        )
    )
    made = pieces[: count.value]
    return Augmented(
        kept[: found.value],
        sources[: found.value, 1],
        sources[: found.value, 0],
        (int(size[0]), int(size[1])),
        made[:, 1:7].reshape(-1, 2, 3),
        made[:, 7:],
        made[:, 0].astype(np.int64),
    )
