"""Batches for a ``torch.utils.data.DataLoader``."""

from __future__ import annotations

import sys
from typing import Any, Sequence

import numpy as np

from .encoder import Targets


def collate(samples: Sequence[Any]) -> Any:
    """A batch of samples: ``collate_fn`` of a ``DataLoader``, also of a loop in plain NumPy.

    A sample is what ``__getitem__`` gives: an array, :class:`Targets`, a number or text, or a tuple,
    list or dict of these. Arrays of one shape are stacked; those whose shapes differ, such as the
    boxes themselves, come as a list. Where a sample holds a tensor of PyTorch, all arrays become
    tensors.
    """
    if not samples:
        raise ValueError("a batch has at least one sample")
    return _batch(list(samples), _holds_tensor(samples[0]))


def _is_tensor(value: Any) -> bool:
    torch = sys.modules.get("torch")
    return torch is not None and isinstance(value, torch.Tensor)


def _holds_tensor(value: Any) -> bool:
    if isinstance(value, dict):
        return any(_holds_tensor(part) for part in value.values())
    if isinstance(value, (tuple, list)):
        return any(_holds_tensor(part) for part in value)
    return _is_tensor(value)


def _batch(parts: list[Any], as_tensors: bool) -> Any:
    first = parts[0]
    if first is None:
        return None
    if isinstance(first, dict):
        return {name: _batch([part[name] for part in parts], as_tensors) for name in first}
    if isinstance(first, Targets):
        return Targets(*(_batch(list(column), as_tensors) for column in zip(*parts)))
    if isinstance(first, (tuple, list)):
        return tuple(_batch(list(column), as_tensors) for column in zip(*parts))
    if isinstance(first, str):
        return parts
    if as_tensors:
        torch = sys.modules["torch"]
        parts = [part if _is_tensor(part) else torch.as_tensor(part) for part in parts]
        return torch.stack(parts) if len({part.shape for part in parts}) == 1 else parts
    arrays = [np.asarray(part) for part in parts]
    return np.stack(arrays) if len({array.shape for array in arrays}) == 1 else arrays
