"""The libraries and the signatures of their calls; ``anchorkit.h`` documents them."""

from __future__ import annotations

import ctypes
import functools
import os
import pathlib
import sys
from ctypes import POINTER, c_char_p, c_double, c_float, c_int32, c_int64, c_void_p
from typing import Any, Dict, List, Tuple

_ENDING = ".dylib" if sys.platform == "darwin" else ".so"
_P = c_void_p  # An array: NumPy hands over its address.
_Signatures = Dict[str, Tuple[Any, List[Any]]]

#: Result and arguments of every call.
SIGNATURES: _Signatures = {
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

#: The same of those calls that only the library with pictures has.
PICTURE_SIGNATURES: _Signatures = {
    "anchorkit_preview": (
        c_int32,
        [c_void_p, _P, c_int64, c_int64, _P, _P, c_int64, c_char_p, c_int64, c_char_p, _P]
        + [POINTER(c_void_p)],
    ),
    "anchorkit_picture_info": (c_int32, [c_void_p, _P]),
    "anchorkit_picture_bytes": (c_int32, [c_void_p, _P, _P]),
    "anchorkit_picture_free": (None, [c_void_p]),
}


class AnchorkitError(ValueError):
    """A call was refused; the message says what was expected."""


def _candidates(name: str) -> list[pathlib.Path]:
    given = os.environ.get("ANCHORKIT_LIBRARY")
    if given:
        # The one with pictures lies beside the one that is named.
        own = pathlib.Path(given)
        return [own if name == "libanchorkit" else own.with_name(name + own.suffix)]
    here = pathlib.Path(__file__).resolve().parent
    places = [here / f"{name}{_ENDING}"]
    if len(here.parents) > 3:
        root = here.parents[3]
        places += [root / f"{build}/release/{name}{_ENDING}" for build in (".build-python", ".build")]
    return places


def _load(name: str, signatures: _Signatures) -> ctypes.CDLL:
    places = _candidates(name)
    place = next((place for place in places if place.exists()), None)
    if place is None:
        tried = ", ".join(str(place) for place in places)
        raise ImportError(f"anchorkit: no library at {tried}; run `make python` in the repository")
    loaded = ctypes.CDLL(str(place))
    for call, (result, arguments) in signatures.items():
        function = getattr(loaded, call)
        function.restype = result
        function.argtypes = arguments
    version = loaded.anchorkit_abi_version()
    if version != 1:
        raise ImportError(f"anchorkit: {place} has interface {version}; this package needs 1")
    return loaded


library = _load("libanchorkit", SIGNATURES)


@functools.lru_cache(maxsize=None)
def picture_library() -> ctypes.CDLL:
    """The library with pictures, loaded when it is first asked for; it has all other calls too."""
    try:
        return _load("libanchorkit_pictures", {**SIGNATURES, **PICTURE_SIGNATURES})
    except OSError as error:
        raise ImportError(
            f"anchorkit: pictures can't be drawn here: {error}; Debian's packages libcairo2, "
            "libpng16-16 and libturbojpeg0 have what is missing"
        ) from None


def check(status: int, called: ctypes.CDLL = library) -> None:
    """Raises what a library says when a call was refused."""
    if status:
        raise AnchorkitError(called.anchorkit_last_error().decode("utf-8", "replace"))
