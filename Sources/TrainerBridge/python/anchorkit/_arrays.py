"""Checks of the arrays that callers hand over. Nothing is copied that need not be."""

from __future__ import annotations

from typing import Any, Optional, Sequence, Tuple, Union

import numpy as np

#: Anything NumPy can look at: an array, a PyTorch CPU tensor, a list.
ArrayLike = Any
Shape = Tuple[Optional[int], ...]


def _spelled(shape: Sequence[Optional[int]]) -> str:
    sides = ", ".join("n" if side is None else str(side) for side in shape)
    return f"({sides}{',' if len(shape) == 1 else ''})"


def _looked_at(value: ArrayLike, name: str) -> np.ndarray:
    if getattr(value, "requires_grad", False):
        raise TypeError(f"{name} requires grad; pass {name}.detach()")
    try:
        return np.asarray(value)
    except (TypeError, ValueError, RuntimeError) as error:
        raise TypeError(f"{name}: not an array that NumPy can read on the CPU: {error}") from None


def exact(value: ArrayLike, name: str, dtype: Any, shape: Shape) -> np.ndarray:
    """A large array as it lies in memory: this dtype, this shape, C-contiguous. Never a copy."""
    array = _looked_at(value, name)
    wanted = np.dtype(dtype)
    if array.dtype != wanted:
        raise TypeError(
            f"{name} has dtype {array.dtype}; expected {wanted} (use .astype('{wanted}'))"
        )
    _check_shape(array, name, shape)
    if not array.flags.c_contiguous:
        raise ValueError(
            f"{name} is not C-contiguous; expected rows one after the other "
            "(use numpy.ascontiguousarray or tensor.contiguous())"
        )
    return array


def boxes(value: ArrayLike, name: str = "boxes") -> np.ndarray:
    """Boxes as float64 [n, 4]; float32 and integers are widened, an empty list is no box."""
    array = _looked_at(value, name)
    if array.size == 0 and array.ndim <= 2 and array.shape[-1:] in ((0,), (4,)):
        return np.zeros((0, 4))
    if array.dtype not in (np.float32, np.float64) and array.dtype.kind not in "iu":
        raise TypeError(f"{name} has dtype {array.dtype}; expected float32, float64 or integers")
    _check_shape(array, name, (None, 4))
    if array.dtype.kind in "iu" and (array.min() < -(2**53) or array.max() > 2**53):
        raise ValueError(f"{name} holds {array.max()}; expected integers up to 2**53")
    return np.ascontiguousarray(array, dtype=np.float64)


def upright(value: ArrayLike, name: str = "boxes") -> np.ndarray:
    """Boxes as :func:`boxes` gives them, none of them inverted."""
    edges = boxes(value, name)
    inverted = edges[:, 2:] < edges[:, :2]
    if inverted.any():
        row = int(inverted.any(axis=1).argmax())
        raise ValueError(
            f"{name}[{row}] is {edges[row].tolist()}; expected x1 <= x2 and y1 <= y2"
        )
    return edges


def labels(value: ArrayLike, count: int, name: str = "labels") -> np.ndarray:
    """Class indices from 0 as int32 [n]; any integers that fit."""
    array = _looked_at(value, name)
    if array.size == 0 and array.ndim == 1:
        array = array.astype(np.int32)
    if array.dtype.kind not in "iu":
        raise TypeError(f"{name} has dtype {array.dtype}; expected integers, classes from 0")
    _check_shape(array, name, (count,))
    if array.size and array.dtype != np.int32 and array.max() >= 2**31:
        raise ValueError(f"{name} holds {array.max()}; expected numbers that fit 32 bits")
    if array.size and array.min() < 0:
        row = int((array < 0).argmax())
        raise ValueError(
            f"{name}[{row}] is {array[row]}; expected classes from 0 (background has no box, "
            "leave ignored ones out)"
        )
    return np.ascontiguousarray(array, dtype=np.int32)


def class_targets(value: ArrayLike, name: str, shape: Shape) -> np.ndarray:
    """Class targets as int32, as calls take them; int64 is narrowed."""
    array = _looked_at(value, name)
    return exact(array.astype(np.int32) if array.dtype == np.int64 else array, name, np.int32, shape)


def room(out: Optional[np.ndarray], dtype: Any, shape: Tuple[int, ...]) -> np.ndarray:
    """The array that a call writes: ``out`` when it fits, else a new one."""
    if out is None:
        return np.empty(shape, dtype)
    if not isinstance(out, np.ndarray):
        raise TypeError(f"out is a {type(out).__name__}; expected a NumPy array")
    array = exact(out, "out", dtype, shape)
    if not array.flags.writeable:
        raise ValueError("out is read-only")
    return array


def settings(*values: Optional[Union[int, float, bool]]) -> np.ndarray:
    """Numbers with ``nan`` for what is left to the trainer."""
    return np.array([np.nan if value is None else float(value) for value in values])


def address(array: Optional[np.ndarray]) -> Optional[int]:
    """Where an array lies, for a call."""
    return None if array is None else array.ctypes.data


def _check_shape(array: np.ndarray, name: str, shape: Shape) -> None:
    fits = array.ndim == len(shape) and all(
        wanted is None or side == wanted for side, wanted in zip(array.shape, shape)
    )
    if not fits:
        raise ValueError(f"{name} has shape {array.shape}; expected {_spelled(shape)}")
