import json

import numpy as np
import pytest
from conftest import recording

import anchorkit

TINY = {
    "schema": "anchorkit.layout/1",
    "name": "tiny",
    "imageSize": {"width": 64, "height": 64},
    "levels": [
        {"grid": g, "step": s, "size": a, "nextSize": b, "ratios": r, "withInverses": True}
        for g, s, a, b, r in [(4, 16, 10, 24, [2]), (2, 32, 24, 40, [2, 3]), (1, 64, 40, 60, [2])]
    ],
    "matcher": {
        "forced": "bipartite",
        "floor": 1e-6,
        "floorComparator": "at-least",
        "emptyImage": "refused",
    },
    "loss": "torchcv",
    "decoding": "torchcv",
}


def test_torchcv_s_loss():
    want = recording("ssd/torchcv/loss_tiny.json")
    encoder = anchorkit.Encoder(TINY)
    for case in want["cases"]:
        targets = anchorkit.Targets.stack(
            [encoder.encode(np.array(t["boxes"], np.float32), t["labels"]) for t in case["gt"]]
        )
        got = anchorkit.multibox_loss(
            np.array(case["cls_preds_logits"], np.float32),
            np.array(case["loc_preds"], np.float32),
            targets,
            loss="torchcv",
        )
        plain = case["loss_plain"]
        assert got.total == pytest.approx(plain["result"], rel=1e-5)
        assert got.positives == plain["num_pos"]
        for row, chosen in zip(got.negatives, plain["negatives_selected"]):
            assert np.flatnonzero(row).tolist() == sorted(chosen)


def batch(count=2, classes=4):
    generator = np.random.default_rng(5)
    encoder = anchorkit.Encoder(TINY)
    boxes = np.array([[4.0, 4, 30, 40], [20, 30, 60, 60]])
    images = [encoder.encode(boxes[: 1 + i], [1, 0][: 1 + i], overlaps=True) for i in range(count)]
    shape = (count, encoder.prior_count)
    logits = generator.normal(size=shape + (classes,)).astype(np.float32)
    offsets = generator.normal(size=shape + (4,)).astype(np.float32)
    return encoder, logits, offsets, anchorkit.Targets.stack(images)


def test_normalizations_differ_by_what_they_divide_by():
    _, logits, offsets, targets = batch()
    positives = (targets.assignment >= 0).sum(axis=1)
    by = {
        name: anchorkit.multibox_loss(logits, offsets, targets, normalize=name)
        for name in ("batch", "sample", "batch-size")
    }
    sums = by["batch-size"].terms * len(logits)
    assert np.allclose(by["batch"].terms, sums / positives.sum())
    assert np.allclose(by["sample"].terms, sums / positives[:, None])
    assert by["batch"].negatives.sum() == 3 * positives.sum()


def test_a_loss_by_hand():
    """One image, one positive, uniform logits: each term is ln 4."""
    _, logits, offsets, targets = batch(1)
    got = anchorkit.multibox_loss(
        np.zeros_like(logits), targets.offsets + np.float32(2), targets, negative_ratio=2
    )
    positives = got.positives
    assert got.negatives.sum() == 2 * positives
    assert got.classification == pytest.approx(3 * np.log(4), rel=1e-6)
    # Smooth L1 of 2 is 1.5, four coordinates each.
    assert got.localization == pytest.approx(6, rel=1e-5)
    assert got.total == pytest.approx(got.classification + got.localization)


def test_ignored_priors_are_never_negatives():
    _, logits, offsets, targets = batch()
    targets.assignment[targets.assignment == -1] = -2
    targets.assignment[:, :20][targets.assignment[:, :20] == -2] = -1
    got = anchorkit.multibox_loss(logits, offsets, targets, minimum_negatives=1000)
    assert (targets.assignment[got.negatives] == -1).all()


@pytest.mark.parametrize(
    "change, error, words",
    [
        ({"loss": "torchvison"}, ValueError, "expected one of gluoncv"),
        ({"normalize": "samples"}, ValueError, "expected one of batch, batch-each, batch-plus-one, sample"),
        ({"negative_ratio": -1}, ValueError, "negative ratio is -1.0"),
        ({"loss": "ssd-tensorflow-512"}, ValueError, "give the priors of each level"),
    ],
)
def test_a_wrong_choice_says_what_there_is(change, error, words):
    _, logits, offsets, targets = batch()
    with pytest.raises(error, match=words):
        anchorkit.multibox_loss(logits, offsets, targets, **change)


def test_wrong_arrays_are_refused():
    encoder, logits, offsets, targets = batch()
    loss = anchorkit.multibox_loss
    with pytest.raises(TypeError, match="logits has dtype float64; expected float32"):
        loss(logits.astype(np.float64), offsets, targets)
    with pytest.raises(ValueError, match="not C-contiguous"):
        loss(np.asfortranarray(logits), offsets, targets)
    with pytest.raises(ValueError, match=r"offsets has shape \(2, 91, 4\); expected \(2, 92, 4\)"):
        loss(logits, np.ascontiguousarray(offsets[:, 1:]), targets)
    with pytest.raises(ValueError, match="below the number of classes, 2"):
        loss(np.ascontiguousarray(logits[:, :, :2]), offsets, targets)
    with pytest.raises(ValueError, match="give overlaps"):
        loss(logits, offsets, targets._replace(overlaps=None), loss="caffe")
    assert loss(logits, offsets, targets, loss="caffe").total > 0
    levels = encoder.level_counts
    assert len(loss(logits, offsets, targets, loss="ssd-tensorflow-512", level_counts=levels).terms) == 3


@pytest.mark.parametrize("name", ["loss_odd_b2", "loss_sparse_classcoef3", "loss_no_objects"])
def test_squeezedet_s_loss(name, tmp_path):
    want = recording(f"squeezedet/{name}.json")
    config = want["config"]
    encoder = anchorkit.Encoder.squeezedet(
        config["ANCHOR_SEED"],
        len(config["CLASS_NAMES"]),
        (config["IMAGE_WIDTH"], config["IMAGE_HEIGHT"]),
        (config["ANCHORS_WIDTH"], config["ANCHORS_HEIGHT"]),
    )
    columns = 9 + len(config["CLASS_NAMES"])
    targets = np.zeros((len(want["gt"]), encoder.prior_count, columns), np.float32)
    for tensor, truth in zip(targets, want["gt"]):
        if truth is None:
            continue
        for k, prior in enumerate(truth["anchor_index"]):
            tensor[prior, :9] = [1] + truth["boxes_cxcywh"][k] + truth["deltas"][k]
            tensor[prior, 9 + truth["class_index"][k]] = 1
    got = anchorkit.squeezedet_loss(
        np.array(want["y_pred"]),
        targets,
        encoder,
        box_weight=config["LOSS_COEF_BBOX"],
        class_weight=config["LOSS_COEF_CLASS"],
        positive_weight=config["LOSS_COEF_CONF_POS"],
        negative_weight=config["LOSS_COEF_CONF_NEG"],
    )
    whole = {"ANCHOR_PER_GRID": len(config["ANCHOR_SEED"]), **config}
    (tmp_path / "squeeze.config").write_text(json.dumps(whole))
    told = anchorkit.Encoder.from_squeeze_config(tmp_path / "squeeze.config")
    alike = anchorkit.squeezedet_loss(np.array(want["y_pred"]), targets, told)
    assert tuple(alike) == pytest.approx(tuple(got), nan_ok=True)
    out = want["out"]
    recorded = [out["bbox_loss"], out["conf_loss"], out["class_loss"], out["loss"]]
    ours = [got.box, got.confidence, got.classification, got.keras_total]
    assert ours == pytest.approx([float(number) for number in recorded], rel=1e-12, nan_ok=True)


def draws(seed, count):
    """The numbers that recorded predictions are made of, as their files state it."""
    z = (np.uint64(seed << 32) | np.arange(count, dtype=np.uint64)) + np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    z = z ^ (z >> np.uint64(31))
    return (z >> np.uint64(40)).astype(np.float64) / 2**24


def masks(drawn, priors):
    """bool [images, priors]: the priors that a trainer drew."""
    return np.array([np.isin(np.arange(priors), numbers) for numbers in drawn])


@pytest.mark.parametrize(
    "preset, loss",
    [
        ("mmdet-ssd300-voc", "mmdet"),
        ("torchvision-ssdlite320", "torchvision"),
        ("torchvision-rpn", "torchvision-rpn"),
        ("detectron2-rpn", "detectron2-rpn"),
        ("mmdet-rpn", "mmdet-rpn"),
        ("tf-models-rpn", "tf-models-rpn"),
    ],
)
def test_losses_of_current_trainers(preset, loss):
    want = recording(f"losses/{preset}.json")
    drawn = "sampled" in want["batches"][0]
    encoder = (
        anchorkit.Encoder(preset, input_size=(want["width"], want["height"]))
        if drawn
        else anchorkit.Encoder(preset)
    )
    priors, columns = want["priors"], want["classes"]
    for batch in [batch for batch in want["batches"] if not batch.get("flat")][-6:]:
        numbers = batch["images"]
        targets = [
            encoder.encode(
                np.array(want["boxes"][i], np.float32).reshape(-1, 4),
                [place % 3 for place in range(len(want["boxes"][i]))],
            )
            for i in numbers
        ]
        logits = [8 * draws(i + 1, priors * columns) - 4 for i in numbers]
        offsets = [4 * draws(i + 1001, priors * 4) - 2 for i in numbers]
        got = anchorkit.multibox_loss(
            np.array(logits, np.float32).reshape(-1, priors, columns),
            np.array(offsets, np.float32).reshape(-1, priors, 4),
            anchorkit.Targets.stack(targets),
            loss=loss,
            level_counts=encoder.level_counts,
            sample=masks(batch["sampled"], priors) if drawn else None,
        )
        assert got.localization == pytest.approx(batch["localization"], rel=1e-5)
        assert got.classification == pytest.approx(batch["classification"], rel=1e-5)
