"""Priors, matching, coding, losses, decoding and anchors of SSD and SqueezeDet trainers.

The numbers are those of the trainers' own code, from a library that reads NumPy arrays where they
lie. Boxes are ``x1 y1 x2 y2`` with continuous edges in pixels of the **network's input**. Object
classes count from 0 and background is none of them; class targets are the trainer's own numbers.

    >>> import numpy as np, anchorkit
    >>> encoder = anchorkit.Encoder("torchcv-ssd300")
    >>> targets = encoder.encode(np.array([[30.0, 40.0, 120.0, 200.0]]), [3])
    >>> int((targets.assignment >= 0).sum())
    10
"""

from ._native import AnchorkitError
from .anchors import Anchors, kmeans
from .augmentation import Augmented, augment, augmentations
from .collation import collate
from .decoding import Detections, decode, nms, squeezedet_decode
from .encoder import Encoder, Targets, presets, priors
from .losses import (
    MultiBoxLoss,
    SqueezeDetLoss,
    multibox_loss,
    squeezedet_loss,
)
from .names import AugmentationName, LossName, NormalizationName, PresetName
from .pictures import Picture, preview

__all__ = [
    "AnchorkitError",
    "Anchors",
    "AugmentationName",
    "Augmented",
    "Detections",
    "Encoder",
    "LossName",
    "MultiBoxLoss",
    "NormalizationName",
    "Picture",
    "PresetName",
    "SqueezeDetLoss",
    "Targets",
    "augment",
    "augmentations",
    "collate",
    "decode",
    "kmeans",
    "multibox_loss",
    "nms",
    "presets",
    "preview",
    "priors",
    "squeezedet_decode",
    "squeezedet_loss",
]
__version__ = "0.1.0"
