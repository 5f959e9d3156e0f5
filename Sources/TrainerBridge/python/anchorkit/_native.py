"""The library and the signatures of its calls; ``anchorkit.h`` documents them."""

from __future__ import annotations

import ctypes
import os
import pathlib
import sys
from ctypes import POINTER, c_char_p, c_double, c_float, c_int32, c_int64, c_void_p

_NAME = "libanchorkit.dylib" if sys.platform == "darwin" else "libanchorkit.so"
_P = c_void_p  # An array: NumPy hands over its address.

#: Result and arguments of every call.
SIGNATURES = {
    "anchorkit_abi_version": (c_int32, []),
    "anchorkit_last_error": (c_char_p, []),
    "anchorkit_preset_names": (c_int32, [_P, c_int64, POINTER(c_int64)]),
    "anchorkit_encoder_create": (c_int32, [c_char_p, POINTER(c_void_p)]),
    "anchorkit_encoder_create_sized": (c_int32, [c_char_p, c_int64, c_int64, POINTER(c_void_p)]),
    "anchorkit_encoder_create_layout": (c_int32, [c_char_p, c_int64, POINTER(c_void_p)]),
    "anchorkit_encoder_create_config": (
        c_int32,
        [c_char_p, c_char_p, c_int64, c_int64, c_int64, POINTER(c_void_p)],
    ),
    "anchorkit_encoder_notes": (c_int32, [c_void_p, _P, c_int64, POINTER(c_int64)]),
    "anchorkit_encoder_class_names": (c_int32, [c_void_p, _P, c_int64, POINTER(c_int64)]),
    "anchorkit_squeezedet_create": (c_int32, [_P, _P, POINTER(c_void_p)]),
    "anchorkit_squeezedet_create_config": (c_int32, [c_char_p, c_int64, POINTER(c_void_p)]),
    "anchorkit_squeezedet_class_count": (c_int32, [c_void_p, POINTER(c_int64)]),
    "anchorkit_encoder_free": (None, [c_void_p]),
    "anchorkit_encoder_info": (c_int32, [c_void_p, _P]),
    "anchorkit_encoder_levels": (c_int32, [c_void_p, _P]),
    "anchorkit_priors": (c_int32, [c_void_p, _P, _P]),
    "anchorkit_encode": (c_int32, [c_void_p, _P, _P, c_int64, _P, _P, _P, _P]),
    "anchorkit_encode_batch": (
        c_int32,
        [c_void_p, _P, _P, _P, c_int64, c_int64, _P, _P, _P, _P],
    ),
    "anchorkit_squeezedet_tensor": (c_int32, [c_void_p, _P, _P, c_int64, _P]),
    "anchorkit_iou": (c_int32, [c_void_p, _P, c_int64, _P]),
    "anchorkit_decode": (
        c_int32,
        [c_void_p, _P, _P, c_int64, c_int32, c_int32, _P, c_int64, _P, _P, _P, _P]
        + [POINTER(c_int64)],
    ),
    "anchorkit_squeezedet_decode": (
        c_int32,
        [c_void_p, _P, c_int64, _P, c_int64, _P, _P, _P, _P, POINTER(c_int64)],
    ),
    "anchorkit_nms": (
        c_int32,
        [_P, _P, _P, c_int64, c_float, c_int64, _P, POINTER(c_int64)],
    ),
    "anchorkit_multibox_loss": (
        c_int32,
        [_P, _P, _P, _P, _P, _P, _P, _P, c_char_p, c_char_p, _P, _P, _P, POINTER(c_int64), _P],
    ),
    "anchorkit_squeezedet_loss": (c_int32, [c_void_p, _P, c_int64, _P, c_int64, _P, _P]),
    "anchorkit_kmeans": (
        c_int32,
        [_P, c_int64, c_int64, c_char_p, _P, _P, POINTER(c_int64), _P],
    ),
    "anchorkit_refine": (c_int32, [_P, c_int64, _P, c_int64, _P, _P]),
    "anchorkit_augmentation_names": (c_int32, [_P, c_int64, POINTER(c_int64)]),
    "anchorkit_augment": (
        c_int32,
        [c_char_p, _P, c_int64, _P, _P, _P, c_int64, _P, _P, _P]
        + [POINTER(c_int64), _P, POINTER(c_int64)],
    ),
}


class AnchorkitError(ValueError):
    """A call was refused; the message says what was expected."""


def _candidates() -> list[pathlib.Path]:
    given = os.environ.get("ANCHORKIT_LIBRARY")
    if given:
        return [pathlib.Path(given)]
    here = pathlib.Path(__file__).resolve().parent
    places = [here / _NAME]
    if len(here.parents) > 3:
        root = here.parents[3]
        places += [root / f".build-python/release/{_NAME}", root / f".build/release/{_NAME}"]
    return places


def _load() -> ctypes.CDLL:
    places = _candidates()
    for place in places:
        if place.exists():
            library = ctypes.CDLL(str(place))
            break
    else:
        tried = ", ".join(str(place) for place in places)
        raise ImportError(f"anchorkit: no library at {tried}; run `make python` in the repository")
    for name, (result, arguments) in SIGNATURES.items():
        function = getattr(library, name)
        function.restype = result
        function.argtypes = arguments
    version = library.anchorkit_abi_version()
    if version != 1:
        raise ImportError(f"anchorkit: {place} has interface {version}; this package needs 1")
    return library


library = _load()


def check(status: int) -> None:
    """Raises what the library says when a call was refused."""
    if status:
        raise AnchorkitError(library.anchorkit_last_error().decode("utf-8", "replace"))
