import numpy as np
import pytest
from conftest import recording
from test_losses import TINY

import anchorkit


def test_torchcv_s_detections():
    want = recording("ssd/torchcv/decode_tiny.json")
    encoder = anchorkit.Encoder(TINY)
    for case in want["cases"]:
        logits = np.array(case["cls_preds_logits"], np.float32)
        offsets = np.array(case["loc_preds"], np.float32)
        for key, rows in case.items():
            # torchcv sorts equal scores in no stated order.
            if not key.startswith("score>") or case["score_ties"]:
                continue
            score, overlap = (float(word.strip("scorenm>")) for word in key.split("_"))
            choices = {"score_threshold": score, "nms_threshold": overlap, "from_logits": True}
            if "error" in rows:
                with pytest.raises(anchorkit.AnchorkitError, match="fails when no score"):
                    anchorkit.decode(logits, offsets, encoder, **choices)
                continue
            got = anchorkit.decode(logits, offsets, encoder, **choices)
            names = want["columns"]
            recorded = np.array(rows, np.float64)
            assert len(got.boxes) == len(recorded)
            boxes = recorded[:, [names.index(n) for n in ("x1", "y1", "x2", "y2")]]
            assert np.allclose(got.boxes, boxes, rtol=1e-4, atol=1e-3)
            assert np.allclose(got.scores, recorded[:, names.index("score")], rtol=1e-5)


@pytest.mark.parametrize("preset", ["torchvision-ssd300", "ssd-tensorflow-300", "gluoncv-ssd300"])
def test_encoded_boxes_come_back(preset):
    encoder = anchorkit.Encoder(preset)
    boxes = np.array([[30.0, 40.0, 120.0, 200.0], [180.0, 90.0, 290.0, 210.0]])
    targets = encoder.encode(boxes, [3, 0])
    assert (targets.assignment >= 0).any()
    scores = np.zeros((encoder.prior_count, 6), np.float32)
    positive = targets.assignment >= 0
    scores[np.arange(len(scores)), np.where(positive, targets.class_targets, 0)] = 1
    got = anchorkit.decode(scores, targets.offsets, encoder, score_threshold=0.5)
    for box, label in zip(got.boxes, got.classes):
        nearest = np.abs(boxes - box).sum(axis=1).argmin()
        assert np.allclose(box, boxes[nearest], atol=1e-2)
        assert label == [3, 0][nearest]
    best = anchorkit.decode(scores, targets.offsets, encoder, method="argmax", score_threshold=0.5)
    assert np.array_equal(best.boxes, got.boxes)


def test_more_detections_than_expected_are_all_there():
    encoder = anchorkit.Encoder("torchcv-ssd300")
    scores = np.full((encoder.prior_count, 3), 0.9, np.float32)
    offsets = np.zeros((encoder.prior_count, 4), np.float32)
    got = anchorkit.decode(scores, offsets, encoder, nms_threshold=0.95)
    assert len(got.boxes) > 1024 and len(got.priors) == len(got.boxes)


def test_suppression_is_greedy():
    # B overlaps A and C by half and more; A and C overlap less.
    boxes = np.array([[0, 0, 10, 10], [3, 0, 13, 10], [6, 0, 16, 10]], np.float32)
    scores = np.array([0.9, 0.8, 0.7], np.float32)
    assert anchorkit.nms(boxes, scores, 0.45).tolist() == [0, 2]
    assert anchorkit.nms(boxes, scores, 0.45, classes=[0, 1, 0]).tolist() == [0, 1, 2]
    assert anchorkit.nms(boxes, scores[::-1].copy(), 0.45, limit=1).tolist() == [2]
    assert anchorkit.nms(boxes, np.ones(3, np.float32), 0.45).tolist() == [0, 2]
    empty = anchorkit.nms(np.zeros((0, 4), np.float32), np.zeros(0, np.float32))
    assert empty.shape == (0,)
    with pytest.raises(TypeError, match="scores has dtype float64; expected float32"):
        anchorkit.nms(boxes, scores.astype(np.float64))


def test_squeezedet_s_detections():
    want = recording("squeezedet/decode_sparse_probthresh.json")
    config, out = want["config"], want["out"]
    encoder = anchorkit.Encoder.squeezedet(
        config["ANCHOR_SEED"],
        len(config["CLASS_NAMES"]),
        (config["IMAGE_WIDTH"], config["IMAGE_HEIGHT"]),
        (config["ANCHORS_WIDTH"], config["ANCHORS_HEIGHT"]),
    )
    got = anchorkit.squeezedet_decode(
        np.array(want["y_pred"]),
        encoder,
        top=config["TOP_N_DETECTION"],
        probability_threshold=config["PROB_THRESH"],
        nms_threshold=config["NMS_THRESH"],
        final_threshold=config["FINAL_THRESHOLD"],
    )
    assert len(got.boxes) > 0 and (np.diff(got.classes) >= 0).all()
    for box, prior in zip(got.boxes, got.priors):
        cx, cy, w, h = out["boxes_cxcywh"][0][prior] if "boxes_cxcywh" in out else (None,) * 4
        if cx is not None:
            assert np.allclose(box, [cx - w / 2, cy - h / 2, cx + w / 2, cy + h / 2])
