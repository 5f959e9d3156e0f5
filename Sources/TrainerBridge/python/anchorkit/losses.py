"""Losses over given predictions, as the trainers compute them. They give values, no gradients."""

from __future__ import annotations

import ctypes
from typing import NamedTuple, Optional, Sequence

import numpy as np
from numpy.typing import NDArray

from . import _arrays
from ._arrays import ArrayLike, address
from ._native import check, library
from .encoder import Encoder, Targets
from .names import LossName, NormalizationName


class MultiBoxLoss(NamedTuple):
    """The loss of a batch and what it was made of."""

    #: Classification plus weighted localization.
    total: float
    classification: float
    #: Without its weight.
    localization: float
    #: Positive priors of the batch.
    positives: int
    #: bool [images, priors]: the negatives that were chosen; a focal loss takes all, and lists none.
    negatives: NDArray[np.bool_]
    #: float64 [terms, 2]: classification and localization of each image, or of each level where
    #: negatives are chosen by level.
    terms: NDArray[np.float64]


class SqueezeDetLoss(NamedTuple):
    """The parts of SqueezeDet's loss; ``nan`` where the trainer's is."""

    box: float
    confidence: float
    classification: float
    #: With Keras's misplaced bracket.
    keras_classification: float
    #: What Keras minimizes, without the weight decay.
    keras_total: float
    #: The sum as meant.
    total: float


def multibox_loss(
    logits: ArrayLike,
    offsets: ArrayLike,
    targets: Targets,
    *,
    loss: LossName = "torchvision",
    normalize: Optional[NormalizationName] = None,
    negative_ratio: Optional[float] = None,
    minimum_negatives: Optional[int] = None,
    rho: Optional[float] = None,
    localization_weight: Optional[float] = None,
    level_counts: Optional[Sequence[int]] = None,
    sample: Optional[ArrayLike] = None,
) -> MultiBoxLoss:
    """SSD's loss: softmax cross-entropy with hard-negative mining, and smooth L1. RetinaNet's has a
    focal loss over all priors in the place of the first, a proposal network's the cross-entropy of
    a sigmoid over the priors that were drawn.

    Args:
        logits: float32 [images, priors, classes], before softmax or sigmoid, the background's column
            where the trainer has it: first, last (mmdet, paddledet), or none (mmdet-retinanet). Proposal networks have one
            column, whatever the class targets.
        offsets: float32 [images, priors, 4].
        targets: of the batch (``Targets.stack``).
        loss: whose: gluoncv, torchcv, allegro, ssd-tensorflow-300, ssd-tensorflow-512,
            modular-ssd, tf2, torchvision, caffe, mmdet, pytorch-ssd (and mb1-ssd),
            super-gradients, paddledet, ssd-keras, torchvision-retinanet, mmdet-retinanet,
            detectron2-retinanet (the first step of a training: its divisor is a moving average),
            torchvision-rpn, detectron2-rpn, mmdet-rpn, keras-hub-retinanet, tf-models-retinanet,
            tf-models-rpn, effdet. It decides pool, rank and count of negatives.
        normalize: ``"batch"`` divides by the batch's positives (at least 1), ``"batch-each"``
            counts 1 for each image without any, ``"batch-plus-one"``; ``"sample"`` divides each
            image by its own, ``"sample-mean"`` by the images as well (at least 1),
            ``"sample-times-batch"``; ``"batch-size"``; ``"nonzero-mean"``; ``"taking-part"`` by the
            priors that are not ignored, ``"taking-part-each"`` counts one more for each image
            without positives. The loss's own when left out.
        negative_ratio, minimum_negatives, rho, localization_weight: the loss's own when left out.
        level_counts: ``Encoder.level_counts``, for ssd-tensorflow-512 and tf-models-rpn.
        sample: bool [images, priors]: the priors drawn for a proposal network, all others being
            ignored; its trainers draw 256 an image at random, at most half of them positive. All
            take part when left out. With tf-models-rpn positives that were not drawn still
            learn their offsets.

    Raises:
        AnchorkitError: where the trainer raises, such as torchcv without a positive.
    """
    numbers = _arrays.exact(logits, "logits", np.float32, (None, None, None))
    images, priors, classes = numbers.shape
    moves = _arrays.exact(offsets, "offsets", np.float32, (images, priors, 4))
    rows = (images, priors)
    assignment = _arrays.exact(targets.assignment, "targets.assignment", np.int32, rows)
    if sample is not None:
        drawn = _arrays.exact(sample, "sample", np.bool_, rows)
        # -2 marks an ignored prior, -3 one that is matched and was not drawn.
        undrawn = np.where(assignment >= 0, np.int32(-3), np.int32(-2))
        assignment = np.where(drawn, assignment, undrawn)
    wanted = _arrays.class_targets(targets.class_targets, "targets.class_targets", rows)
    goals = _arrays.exact(targets.offsets, "targets.offsets", np.float32, rows + (4,))
    overlaps = targets.overlaps
    if overlaps is not None:
        overlaps = _arrays.exact(overlaps, "targets.overlaps", np.float32, rows)
    levels = np.array(level_counts or [], np.int64)
    counts = np.array([images, priors, classes, len(levels)], np.int64)
    choices = _arrays.settings(negative_ratio, minimum_negatives, rho, localization_weight)
    sums = np.empty(5)
    terms = np.zeros((max(images, len(levels)), 2))
    term_count = ctypes.c_int64()
    negatives = np.empty(rows, np.uint8)
    check(
        library.anchorkit_multibox_loss(
            address(numbers),
            address(moves),
            address(counts),
            address(assignment),
            address(wanted),
            address(goals),
            address(overlaps),
            address(levels),
            loss.encode(),
            None if normalize is None else normalize.encode(),
            address(choices),
            address(sums),
            address(terms),
            ctypes.byref(term_count),
            address(negatives),
        )
    )
    return MultiBoxLoss(
        float(sums[0]),
        float(sums[1]),
        float(sums[2]),
        int(sums[3]),
        negatives.view(np.bool_),
        terms[: term_count.value],
    )


def squeezedet_loss(
    output: ArrayLike,
    targets: ArrayLike,
    encoder: Encoder,
    *,
    box_weight: Optional[float] = None,
    class_weight: Optional[float] = None,
    positive_weight: Optional[float] = None,
    negative_weight: Optional[float] = None,
    epsilon: Optional[float] = None,
    exponent_threshold: Optional[float] = None,
) -> SqueezeDetLoss:
    """SqueezeDet's loss of a batch.

    Args:
        output: float32 or float64, images × priors × (classes + 5) numbers: the network's output,
            without the four columns that Keras pads.
        targets: float32 [images, priors, 9 + classes]: label tensors (``Encoder.label_tensor``).
        encoder: SqueezeDet's.
        box_weight and others: those of the encoder's ``squeeze.config``, else the trainer's own (5,
            1, 75, 100, 1e-16, 1), when left out.
    """
    numbers = np.ascontiguousarray(_arrays._looked_at(output, "output"), np.float64).reshape(-1)
    columns = 9 + (encoder._class_count or 0)
    goals = _arrays.exact(targets, "targets", np.float32, (None, encoder.prior_count, columns))
    weights = _arrays.settings(
        box_weight,
        class_weight,
        positive_weight,
        negative_weight,
        epsilon,
        exponent_threshold,
    )
    sums = np.empty(6)
    check(
        library.anchorkit_squeezedet_loss(
            encoder._handle,
            address(numbers),
            numbers.size,
            address(goals),
            goals.size,
            address(weights),
            address(sums),
        )
    )
    return SqueezeDetLoss(*(float(value) for value in sums))
