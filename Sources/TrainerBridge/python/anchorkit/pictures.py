"""Pictures of what a trainer's matcher makes of an image."""

from __future__ import annotations

import base64
import contextlib
import ctypes
import html
import os
import pathlib
import tempfile
from typing import Any, Iterator, Literal, Optional, Sequence, Tuple, Union

import numpy as np
from numpy.typing import NDArray

from . import _arrays
from ._arrays import ArrayLike, address
from ._native import check, picture_library
from .encoder import Encoder
from .names import PresetName


class Picture:
    """A drawn preview. Notebooks show it by itself."""

    #: The PNG file.
    png: bytes
    #: uint8 [height, width, 3]: the pixels, red, green and blue.
    array: NDArray[np.uint8]
    #: Objects with a prior past the trainer's threshold.
    matched: int
    #: Objects that only forced priors learn.
    forced: int
    #: Objects that no prior learns.
    never_matched: int
    #: Positive priors.
    positives: int

    def __init__(self, png: bytes, array: NDArray[np.uint8], counts: Sequence[int]):
        self.png = png
        self.array = array
        self.matched, self.forced, self.never_matched, self.positives = counts

    def save(self, path: Union[str, "os.PathLike[str]"]) -> None:
        """Writes the PNG file: the whole of it, or nothing."""
        goal = pathlib.Path(path)
        handle, name = tempfile.mkstemp(dir=goal.parent, prefix=".", suffix=".png")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(self.png)
            # What open() would have given it; mkstemp's files are the owner's alone.
            mask = os.umask(0)
            os.umask(mask)
            os.chmod(name, 0o666 & ~mask)
            os.replace(name, goal)
        except BaseException:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(name)
            raise

    def _repr_png_(self) -> bytes:
        return self.png

    def _repr_html_(self) -> str:
        data = base64.b64encode(self.png).decode()
        alt = html.escape(repr(self)[1:-1])
        return f'<img src="data:image/png;base64,{data}" alt="{alt}" style="max-width: 100%">'

    def __repr__(self) -> str:
        height, width, _ = self.array.shape
        objects = self.matched + self.forced + self.never_matched
        return (
            f"<Picture {width} x {height}: {_counted(objects, 'object')}, {self.forced} forced, "
            f"{self.never_matched} without a prior, {_counted(self.positives, 'positive prior')}>"
        )


def preview(
    image: Union[ArrayLike, Tuple[int, int]],
    boxes: ArrayLike,
    labels: Optional[ArrayLike] = None,
    *,
    encoder: Union[Encoder, PresetName, str],
    names: Optional[Sequence[str]] = None,
    title: str = "",
    theme: Literal["light", "dark"] = "light",
    hues: Literal["objects", "levels"] = "objects",
    scale: Optional[float] = None,
    max_priors: Optional[int] = None,
) -> Picture:
    """Draws which priors an image's boxes turn positive: what :meth:`Encoder.encode` gives them, in the
    picture of ``preview-matches``.

    The image is brought to the network's input as the trainer does it, and the boxes with it; where
    the trainer gives each image an input of its own, priors are placed on that.

    Args:
        image: uint8 [height, width, 3] (red, green, blue; a fourth channel is left out) or
            [height, width]; or just its size, ``(width, height)``, for boxes on a blank.
        boxes: as :meth:`Encoder.encode` takes them, but in pixels of the **image**.
        labels: integers [n], classes from 0; all 0 when left out.
        encoder: an encoder, or a preset's name.
        names: what the classes are called, in index order; the names in the encoder's config when left
            out, else their numbers.
        title: the image's name, before the trainer's.
        theme, hues: as ``--theme`` and ``--hues`` of ``preview-matches``.
        scale: pixels of the picture to one of the image; 2 for images up to 640 pixels, else 1.
        max_priors: the most priors drawn for one object, best first.

    Raises:
        AnchorkitError: where :meth:`Encoder.encode` does, and for a picture that would be too large.
        ImportError: without Cairo, libpng or libjpeg-turbo.
    """
    own = encoder if isinstance(encoder, Encoder) else Encoder(encoder)
    pixels, (width, height) = _pixels(image)
    edges = _arrays.upright(boxes)
    classes = _arrays.labels(np.zeros(len(edges), np.int32) if labels is None else labels, len(edges))
    called = list(names) if names is not None else own.class_names
    words = "".join(name.replace("\0", " ") + "\0" for name in called).encode("utf-8", "replace")
    style = _arrays.settings(
        scale, max_priors, _chosen(theme, "theme", "light", "dark"),
        _chosen(hues, "hues", "objects", "levels"),
    )
    drawing = picture_library()
    with _encoder_in(drawing, own) as handle:
        picture = ctypes.c_void_p()
        check(
            drawing.anchorkit_preview(
                handle, address(pixels), width, height, address(edges), address(classes),
                len(edges), words, len(words), title.encode("utf-8", "replace"), address(style),
                ctypes.byref(picture),
            ),
            drawing,
        )
    try:
        numbers = np.zeros(7, np.int64)
        check(drawing.anchorkit_picture_info(picture, address(numbers)), drawing)
        columns, rows, length, *counts = numbers.tolist()
        array = np.empty((rows, columns, 3), np.uint8)
        file = np.empty(length, np.uint8)
        check(drawing.anchorkit_picture_bytes(picture, address(array), address(file)), drawing)
        return Picture(file.tobytes(), array, counts)
    finally:
        drawing.anchorkit_picture_free(picture)


@contextlib.contextmanager
def _encoder_in(drawing: ctypes.CDLL, encoder: Encoder) -> Iterator[ctypes.c_void_p]:
    handle = ctypes.c_void_p()
    encoder._create_in(drawing, handle)
    try:
        yield handle
    finally:
        drawing.anchorkit_encoder_free(handle)


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _chosen(value: str, name: str, usual: str, other: str) -> bool:
    if value not in (usual, other):
        raise ValueError(f"{name} is {value!r}; expected {usual!r} or {other!r}")
    return value == other


def _pixels(image: Any) -> Tuple[Optional[NDArray[np.uint8]], Tuple[int, int]]:
    """Red, green and blue as calls take them, and the image's width and height."""
    if isinstance(image, tuple):
        if len(image) != 2:
            raise ValueError(f"image has size {image}; expected (width, height)")
        return None, (int(image[0]), int(image[1]))
    array = _arrays._looked_at(image, "image")
    if array.dtype != np.uint8:
        raise TypeError(
            f"image has dtype {array.dtype}; expected uint8, 0 to 255 (what was normalized has to "
            "be turned back)"
        )
    if array.ndim == 2:
        array = np.repeat(array[:, :, None], 3, axis=2)
    if array.ndim != 3 or array.shape[2] not in (3, 4):
        hint = " (channels come last: image.permute(1, 2, 0))" if array.shape[:1] == (3,) else ""
        raise ValueError(f"image has shape {array.shape}; expected (height, width, 3){hint}")
    height, width = array.shape[:2]
    return np.ascontiguousarray(array[:, :, :3]), (width, height)
