"""Priors, matching and coding."""

from __future__ import annotations

import ctypes
import json
import os
import pathlib
from typing import Any, Dict, List, NamedTuple, Optional, Sequence, Tuple, Union

import numpy as np
from numpy.typing import DTypeLike, NDArray

from . import _arrays
from ._arrays import ArrayLike, address
from ._native import AnchorkitError, check, library
from .names import PresetName


class Targets(NamedTuple):
    """What a loss learns from, for one image (or stacked, for a batch)."""

    #: int32 [priors]: -1 negative, -2 ignored, else the box's place. Where the trainer puts a box of
    #: its own into an image without boxes, that box is number 0, as in ``anchors encode``.
    assignment: NDArray[np.int32]
    #: int64 [priors]: the trainer's own numbers; mostly 0 background and 1 + class. Of the dtype
    #: that was asked for.
    class_targets: NDArray[np.integer[Any]]
    #: float32 [priors, 4]: offsets in the trainer's order; zeros where not positive.
    offsets: NDArray[np.float32]
    #: float32 [priors]: the best IoU with any box, where it was asked for.
    overlaps: Optional[NDArray[np.float32]] = None

    def as_dict(self) -> Dict[str, NDArray[Any]]:
        """The arrays by name, as ``tf.data`` and PyTorch's own collate take them; without overlaps
        where none were asked for."""
        return {name: array for name, array in zip(self._fields, self) if array is not None}

    @staticmethod
    def stack(images: Sequence["Targets"]) -> "Targets":
        """A batch: each array with one more axis in front."""
        if not images:
            raise ValueError("a batch has at least one image")
        overlaps = [image.overlaps for image in images if image.overlaps is not None]
        return Targets(
            np.stack([image.assignment for image in images]),
            np.stack([image.class_targets for image in images]),
            np.stack([image.offsets for image in images]),
            np.stack(overlaps) if len(overlaps) == len(images) else None,
        )


class Encoder:
    """A trainer's priors, matcher and coder.

    Args:
        preset_or_layout: a preset's name (``presets()``), or a layout: a path that ends in
            ``.json``, a ``pathlib.Path``, or the layout itself as a ``dict``.
        input_size: width and height of the network's input, for presets whose priors can be placed on
            any: RetinaNets, proposal networks, YOLOs, SqueezeDet.

    Several threads may use one encoder at once; calls release the interpreter's lock. An encoder can
    be pickled, so that a dataset which holds one goes to workers however they are started.
    """

    def __init__(
        self,
        preset_or_layout: Union[PresetName, str, "os.PathLike[str]", Dict[str, Any]],
        input_size: Optional[Tuple[int, int]] = None,
    ):
        given = preset_or_layout
        if isinstance(given, str) and not given.endswith(".json"):
            if input_size is None:
                self._create("anchorkit_encoder_create", given.encode())
            else:
                self._create("anchorkit_encoder_create_sized", given.encode(), *input_size)
        elif input_size is not None:
            raise ValueError("a layout states its input itself; leave input_size out")
        elif isinstance(given, (str, os.PathLike, dict)):
            text = (
                json.dumps(given).encode()
                if isinstance(given, dict)
                else pathlib.Path(given).read_bytes()
            )
            self._create("anchorkit_encoder_create_layout", text, len(text))
        else:
            raise TypeError(
                f"expected a preset's name, a path or a dict; got {type(given).__name__}"
            )

    def _create(self, call: str, *arguments: Any) -> None:
        """Makes the encoder behind this object. What it was made of is kept: an encoder that is
        pickled is made anew where it arrives."""
        self._made = (call, arguments)
        self._handle = ctypes.c_void_p()
        self._create_in(library, self._handle)
        self._describe()

    def _create_in(self, where: ctypes.CDLL, handle: ctypes.c_void_p) -> None:
        """Makes a library's own encoder of what this one was made of."""
        call, arguments = self._made
        lent = (address(part) if isinstance(part, np.ndarray) else part for part in arguments)
        check(getattr(where, call)(*lent, ctypes.byref(handle)), where)

    @classmethod
    def _made_of(cls, call: str, arguments: Tuple[Any, ...]) -> "Encoder":
        made = cls.__new__(cls)
        made._create(call, *arguments)
        return made

    @classmethod
    def squeezedet(
        cls,
        anchors: ArrayLike,
        class_count: int,
        input_size: Tuple[int, int] = (1248, 384),
        grid: Optional[Tuple[int, int]] = None,
    ) -> "Encoder":
        """SqueezeDet with anchors of your own.

        Args:
            anchors: float32 or float64 [anchors, 2], width and height in pixels of the input.
            class_count: classes without background.
            input_size: width and height of the input.
            grid: columns and rows; by default the input's sides / 16, rounded up.
        """
        sides = np.ascontiguousarray(anchors, dtype=np.float64)
        if sides.ndim != 2 or sides.shape[1] != 2:
            raise ValueError(f"anchors has shape {sides.shape}; expected (n, 2)")
        width, height = input_size
        columns, rows = grid or ((width + 15) // 16, (height + 15) // 16)
        numbers = np.array([width, height, columns, rows, len(sides), class_count], np.int64)
        return cls._made_of("anchorkit_squeezedet_create", (numbers, sides))

    @classmethod
    def from_squeeze_config(cls, path: Union[str, "os.PathLike[str]"]) -> "Encoder":
        """SqueezeDet with the anchors, grid, classes, weights and thresholds of a ``squeeze.config``."""
        text = pathlib.Path(path).read_bytes()
        try:
            return cls._made_of("anchorkit_squeezedet_create_config", (text, len(text)))
        except AnchorkitError as error:
            raise AnchorkitError(f"{path}: {error}") from None

    @classmethod
    def from_config(
        cls,
        path: Union[str, "os.PathLike[str]"],
        input_size: Optional[Tuple[int, int]] = None,
    ) -> "Encoder":
        """The trainer of a config file: any that ``anchors emit`` writes, or the trainer's own.

        ``notes`` then has what the file does not say and what was taken for it, ``class_names`` the
        names in the file. Nothing in a file is executed.

        Args:
            path: ``squeeze.config``, a darknet cfg, a YOLOv5 model, ``pipeline.config``, ...
            input_size: width and height of the network's input, for files that do not say it.

        Raises:
            AnchorkitError: with the line of what can't be read.
        """
        file = pathlib.Path(path)
        text = file.read_bytes()
        width, height = input_size or (0, 0)
        name = file.name.encode("utf-8", "surrogateescape")
        try:
            return cls._made_of(
                "anchorkit_encoder_create_config", (name, text, len(text), width, height)
            )
        except AnchorkitError as error:
            message = str(error).replace("give --input-size WxH", "give input_size=(width, height)")
            raise AnchorkitError(f"{path}: {message}") from None

    def _text(self, call: Any) -> str:
        needed = ctypes.c_int64()
        check(call(self._handle, None, 0, ctypes.byref(needed)))
        text = ctypes.create_string_buffer(needed.value)
        check(call(self._handle, text, needed.value, ctypes.byref(needed)))
        return text.raw[: needed.value - 1].decode()

    def _describe(self) -> None:
        numbers = np.zeros(5, np.int64)
        check(library.anchorkit_encoder_info(self._handle, address(numbers)))
        #: How many priors an image has.
        self.prior_count = int(numbers[0])
        #: Width and height of the network's input, in pixels.
        self.input_size = (int(numbers[1]), int(numbers[2]))
        levels = np.zeros(int(numbers[3]), np.int64)
        check(library.anchorkit_encoder_levels(self._handle, address(levels)))
        #: The number of priors of each level, fine to coarse.
        self.level_counts: List[int] = levels.tolist()
        #: Whether it is SqueezeDet's.
        self.is_squeezedet = bool(numbers[4])
        #: The class names of its config, in index order; empty where it names none.
        self.class_names: List[str] = [
            name for name in self._text(library.anchorkit_encoder_class_names).split("\0") if name
        ]
        #: What is to be known about its config: settings it does not say, or that are not read.
        self.notes: List[str] = self._text(library.anchorkit_encoder_notes).splitlines()
        self._class_count: Optional[int] = None
        if self.is_squeezedet:
            count = ctypes.c_int64()
            check(library.anchorkit_squeezedet_class_count(self._handle, ctypes.byref(count)))
            self._class_count = count.value

    def __del__(self) -> None:
        handle = getattr(self, "_handle", None)
        if handle:
            library.anchorkit_encoder_free(handle)

    def __reduce__(self) -> Any:
        return Encoder._made_of, self._made

    @property
    def priors(self) -> NDArray[np.float32]:
        """float32 [priors, 4]: ``cx cy w h`` in pixels of the input."""
        result = np.empty((self.prior_count, 4), np.float32)
        check(library.anchorkit_priors(self._handle, address(result), None))
        return result

    @property
    def places(self) -> NDArray[np.int32]:
        """int32 [priors, 4]: level, row, column and shape of each prior."""
        result = np.empty((self.prior_count, 4), np.int32)
        check(library.anchorkit_priors(self._handle, None, address(result)))
        return result

    def encode(
        self,
        boxes: ArrayLike,
        labels: ArrayLike,
        *,
        overlaps: bool = False,
        class_dtype: DTypeLike = np.int64,
    ) -> Targets:
        """The targets of one image.

        Args:
            boxes: float32, float64 or integers [n, 4], ``x1 y1 x2 y2`` in pixels of the input, none
                inverted. SqueezeDet takes them as its label files do and adds its pixel itself.
            labels: integers [n], classes from 0 without background.
            overlaps: also give the best IoU of each prior (not SqueezeDet, not YOLO).
            class_dtype: of the class targets; PyTorch's cross entropy asks for int64.

        Raises:
            AnchorkitError: where the trainer raises, such as on an image without boxes.
            ValueError: on an inverted box or a negative label, with its row.
        """
        edges = _arrays.upright(boxes)
        classes = _arrays.labels(labels, len(edges))
        targets = self._room((self.prior_count,), overlaps)
        check(
            library.anchorkit_encode(
                self._handle,
                address(edges),
                address(classes),
                len(edges),
                *(address(array) for array in targets),
            )
        )
        return _with_classes(targets, class_dtype)

    def encode_batch(
        self,
        boxes: Sequence[ArrayLike],
        labels: Sequence[ArrayLike],
        *,
        overlaps: bool = False,
        class_dtype: DTypeLike = np.int64,
        threads: int = 0,
    ) -> Targets:
        """The targets of a batch, stacked: what :meth:`encode` gives, image by image, on several
        cores and without the interpreter's lock.

        Args:
            boxes, labels: of each image, as :meth:`encode` takes them.
            overlaps, class_dtype: as there.
            threads: 0 for all cores; they do not change the result.

        Raises:
            AnchorkitError, ValueError: as there, with the image's number.
        """
        if len(boxes) != len(labels):
            raise ValueError(f"boxes has {len(boxes)} images, labels has {len(labels)}")
        if not len(boxes):
            raise ValueError("a batch has at least one image")
        edges = [_arrays.upright(rows, f"boxes[{image}]") for image, rows in enumerate(boxes)]
        classes = [
            _arrays.labels(rows, len(edges[image]), f"labels[{image}]")
            for image, rows in enumerate(labels)
        ]
        counts = np.array([len(rows) for rows in edges], np.int64)
        all_edges, all_classes = np.concatenate(edges), np.concatenate(classes)
        targets = self._room((len(edges), self.prior_count), overlaps)
        check(
            library.anchorkit_encode_batch(
                self._handle,
                address(all_edges),
                address(all_classes),
                address(counts),
                len(counts),
                threads,
                *(address(array) for array in targets),
            )
        )
        return _with_classes(targets, class_dtype)

    def _room(self, shape: Tuple[int, ...], overlaps: bool) -> Targets:
        return Targets(
            np.empty(shape, np.int32),
            np.empty(shape, np.int32),
            np.empty(shape + (4,), np.float32),
            np.empty(shape, np.float32) if overlaps else None,
        )

    def label_tensor(self, boxes: ArrayLike, labels: ArrayLike) -> NDArray[np.float32]:
        """SqueezeDet's label tensor: float32 [priors, 9 + classes].

        Columns: mask, ``cx cy w h`` in pixels, ``tx ty tw th``, one-hot class.
        """
        edges = _arrays.upright(boxes)
        classes = _arrays.labels(labels, len(edges))
        result = np.empty((self.prior_count, 9 + (self._class_count or 0)), np.float32)
        check(
            library.anchorkit_squeezedet_tensor(
                self._handle, address(edges), address(classes), len(edges), address(result)
            )
        )
        return result

    def iou(
        self, boxes: ArrayLike, out: Optional[NDArray[np.float32]] = None
    ) -> NDArray[np.float32]:
        """float32 [n, priors]: IoU of each box with each prior, as the trainer computes it.

        Args:
            boxes: float32 or float64 [n, 4], ``x1 y1 x2 y2`` in pixels of the input.
            out: float32 [n, priors] to write into.
        """
        edges = _arrays.boxes(boxes)
        result = _arrays.room(out, np.float32, (len(edges), self.prior_count))
        check(library.anchorkit_iou(self._handle, address(edges), len(edges), address(result)))
        return result


def _with_classes(targets: Targets, dtype: DTypeLike) -> Targets:
    wanted = np.dtype(dtype)
    if wanted.kind not in "iu" or wanted.itemsize < 4:
        raise TypeError(f"class_dtype is {wanted}; expected integers of 32 or 64 bits")
    return targets._replace(class_targets=targets.class_targets.astype(wanted, copy=False))


def presets() -> List[str]:
    """The names of all presets."""
    needed = ctypes.c_int64()
    check(library.anchorkit_preset_names(None, 0, ctypes.byref(needed)))
    text = ctypes.create_string_buffer(needed.value)
    check(library.anchorkit_preset_names(text, needed.value, ctypes.byref(needed)))
    return text.value.decode().split("\n")


def priors(
    preset_or_layout: Union[PresetName, str, "os.PathLike[str]", Dict[str, Any]],
) -> NDArray[np.float32]:
    """float32 [priors, 4]: the priors of a preset or layout, ``cx cy w h`` in pixels."""
    return Encoder(preset_or_layout).priors
