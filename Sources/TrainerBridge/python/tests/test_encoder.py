import json
import multiprocessing
import pathlib
import pickle
import threading

import numpy as np
import pytest
from conftest import ROOT, recording

import anchorkit

EXAMPLE = ROOT / "Fixtures" / "layouts" / "torchcv-ssd300.json"
BOXES = np.array([[30.0, 40.0, 120.0, 200.0], [200.5, 10.0, 230.0, 30.0]])


@pytest.mark.parametrize(
    "system, file, preset",
    [
        ("gluoncv", "priors_ssd_300_vgg16_atrous_voc", "gluoncv-ssd300"),
        ("torchcv", "priors_ssd300", "torchcv-ssd300"),
        ("caffe_port", "priors_ssd300", "caffe-ssd300"),
        ("ssd_tensorflow", "priors_ssd300", "ssd-tensorflow-300"),
    ],
)
def test_priors_are_the_trainers(system, file, preset):
    want = recording(f"ssd/{system}/{file}.json")
    encoder = anchorkit.Encoder(preset)
    got = encoder.priors
    scale = 1 if want.get("units") == "pixels" else 300
    rows = want["summary"]["sample_every_97"]
    assert got.shape == (want["summary"]["count"], 4) and got.dtype == np.float32
    for index, row in rows.items():
        x, y, w, h = (float(number) * scale for number in row)
        if want["columns"][0] != "cx":
            x, y, w, h = (x + w) / 2, (y + h) / 2, w - x, h - y
        assert np.allclose(got[int(index)], [x, y, w, h], rtol=1e-5, atol=1e-4)
    assert sum(encoder.level_counts) == encoder.prior_count


@pytest.mark.parametrize(
    "system, file, preset",
    [
        ("gluoncv", "match_ssd_300_vgg16_atrous_voc", "gluoncv-ssd300"),
        ("gluoncv", "match_ssd_512_vgg16_atrous_voc", "gluoncv-ssd512"),
        ("torchcv", "match_ssd300", "torchcv-ssd300"),
        ("torchvision", "match_ssd300", "torchvision-ssd300"),
        ("ssd_tensorflow", "match_ssd300", "ssd-tensorflow-300"),
        ("modular_ssd_tf", "match_ssd300", "modular-ssd-300"),
        ("seed004", "match_ssd300", "tf2-ssd300"),
        ("allegro", "match_ssd512", "allegro-ssd512"),
        ("caffe_port", "match_ssd300", "caffe-ssd300"),
    ],
)
def test_matches_and_offsets_are_the_trainers(system, file, preset):
    want = recording(f"ssd/{system}/{file}.json")
    encoder = anchorkit.Encoder(preset)
    assert want["cases"]
    for case in want["cases"]:
        boxes = np.array(case["gt_boxes_xyxy_px"], np.float64).reshape(-1, 4)
        labels = np.array(case["gt_labels_fg0"], np.int64)
        if "substituted" in case:
            boxes, labels = boxes[:0], labels[:0]
        if case.get("error"):
            with pytest.raises(anchorkit.AnchorkitError):
                encoder.encode(boxes, labels)
            continue
        got = encoder.encode(boxes, labels)
        counts = case["counts"]
        positive = np.flatnonzero(got.assignment >= 0)
        assert len(positive) == counts["positive"], case["name"]
        assert (got.assignment == -1).sum() == counts["negative"], case["name"]
        first = case["positive_columns"].index("tx")
        for place, row in zip(positive, case["positives"]):
            assert [place, got.assignment[place], got.class_targets[place]] == row[:3]
            offsets = np.array([float(value) for value in row[first : first + 4]])
            assert np.allclose(got.offsets[place], offsets, rtol=1e-5, atol=1e-5)


def test_squeezedet_gives_each_box_its_prior():
    want = recording("squeezedet/odd_n03.json")
    config, out = want["config"], want["out_stable_argsort"]
    out = {**want["out"], **({} if out == "same" else out)}
    encoder = anchorkit.Encoder.squeezedet(
        config["ANCHOR_SEED"],
        len(config["CLASS_NAMES"]),
        (config["IMAGE_WIDTH"], config["IMAGE_HEIGHT"]),
        (config["ANCHORS_WIDTH"], config["ANCHORS_HEIGHT"]),
    )
    boxes = np.array([truth["xyxy"] for truth in want["gt"]], np.float64)
    targets = encoder.encode(boxes, out["class_index"])
    for place, prior in enumerate(out["anchor_index"]):
        assert targets.assignment[prior] == place
        assert targets.class_targets[prior] == out["class_index"][place]
        assert np.allclose(targets.offsets[prior], out["deltas"][place], rtol=1e-5)
    tensor = encoder.label_tensor(boxes, out["class_index"])
    assert tensor.shape == (encoder.prior_count, 9 + len(config["CLASS_NAMES"]))
    assert tensor[:, 0].sum() == len(boxes)
    assert np.allclose(tensor[out["anchor_index"], 1:5], out["boxes_cxcywh"], rtol=1e-5)


def test_a_squeeze_config_is_read():
    path = ROOT / "Fixtures" / "parity" / "squeezedet" / "squeeze.config"
    encoder = anchorkit.Encoder.from_squeeze_config(path)
    assert encoder.prior_count == 16848 and encoder.is_squeezedet
    assert np.array_equal(encoder.priors, anchorkit.priors("squeezedet"))
    with pytest.raises(ValueError, match="torchcv-ssd300.json: squeeze.config has no IMAGE_WIDTH"):
        anchorkit.Encoder.from_squeeze_config(EXAMPLE)
    with pytest.raises(FileNotFoundError):
        anchorkit.Encoder.from_squeeze_config("/no/such.config")


def test_a_squeeze_config_s_weights_and_classes_are_the_encoder_s(tmp_path):
    path = ROOT / "Fixtures" / "parity" / "squeezedet" / "squeeze.config"
    config = json.loads(path.read_text())
    config["LOSS_COEF_BBOX"] = 10 * config["LOSS_COEF_BBOX"]
    config["CLASS_NAMES"] = ["Car", "a b", "car", "van"]
    (tmp_path / "squeeze.config").write_text(json.dumps(config))
    losses = []
    for given in (path, tmp_path / "squeeze.config"):
        encoder = anchorkit.Encoder.from_squeeze_config(given)
        targets = encoder.label_tensor(BOXES, [2, 0])[None]
        classes = targets.shape[2] - 9
        output = np.full(encoder.prior_count * (classes + 5), 0.25)
        losses.append(anchorkit.squeezedet_loss(output, targets, encoder).box)
    assert classes == 4 and np.isclose(losses[1], 10 * losses[0]) and losses[0] > 0
    assert anchorkit.squeezedet_loss(output, targets, encoder, box_weight=0).box == 0


def test_a_layout_from_path_dict_and_preset_is_the_same():
    preset = anchorkit.Encoder("torchcv-ssd300")
    for layout in (EXAMPLE, str(EXAMPLE), json.loads(EXAMPLE.read_text())):
        mine = anchorkit.Encoder(layout)
        assert np.array_equal(mine.priors, preset.priors)
        a, b = mine.encode(BOXES, [3, 0]), preset.encode(BOXES, [3, 0])
        assert np.array_equal(a.assignment, b.assignment)
        assert np.array_equal(a.offsets, b.offsets)


def test_a_preset_can_be_made_for_another_input():
    wide = anchorkit.Encoder("detectron2-retinanet", input_size=(1344, 416))
    assert wide.input_size == (1344, 416)
    assert wide.prior_count == (168 * 52 + 84 * 26 + 42 * 13 + 21 * 7 + 11 * 4) * 9
    assert anchorkit.Encoder("yolov5", (320, 640)).level_counts == [40 * 80 * 3, 20 * 40 * 3, 10 * 20 * 3]
    with pytest.raises(anchorkit.AnchorkitError, match="made for an input of 300x300 alone"):
        anchorkit.Encoder("gluoncv-ssd300", (512, 512))
    with pytest.raises(anchorkit.AnchorkitError, match="multiples of 32"):
        anchorkit.Encoder("yolov5", (600, 640))
    with pytest.raises(ValueError, match="states its input"):
        anchorkit.Encoder(EXAMPLE, (300, 300))


YOLO_LAYOUT = {
    "schema": "anchorkit.layout/1",
    "kind": "yolo",
    "name": "mine",
    "imageSize": {"width": 64, "height": 48},
    "levels": [{"stride": 16, "anchors": [{"width": 30, "height": 20}]}],
    "matcher": {"rule": "side-ratio", "limit": 4},
}


def test_a_yolo_layout_encodes_and_fits_the_schema():
    mine = anchorkit.Encoder(YOLO_LAYOUT)
    assert mine.prior_count == 12
    assert (mine.encode([[10.0, 10.0, 40.0, 30.0]], [0]).assignment == 0).any()
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads((ROOT / "Notebooks-md" / "layout.schema.json").read_text())
    validator = jsonschema.Draft202012Validator(schema)
    validator.validate(YOLO_LAYOUT)
    for damage in ({"matcher": {"rule": "side-ratio"}}, {"levels": []}, {"kind": "ssd"}, {"clip": "none"}):
        with pytest.raises(jsonschema.ValidationError):
            validator.validate({**YOLO_LAYOUT, **damage})


def test_the_layout_schema_accepts_the_example_and_refuses_damage():
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads((ROOT / "Notebooks-md" / "layout.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    example = json.loads(EXAMPLE.read_text())
    validator.validate(example)
    for damage in ({"matcher": {"forced": "bipartit"}}, {"clipping": "none"}, {"levels": []}):
        with pytest.raises(jsonschema.ValidationError):
            validator.validate({**example, **damage})


def test_iou_is_the_textbook_s():
    encoder = anchorkit.Encoder("torchcv-ssd300")
    cx, cy, w, h = encoder.priors.T.astype(np.float64)
    got = encoder.iou(BOXES)
    for row, (x1, y1, x2, y2) in zip(got, BOXES):
        x = np.clip(np.minimum(cx + w / 2, x2) - np.maximum(cx - w / 2, x1), 0, None)
        y = np.clip(np.minimum(cy + h / 2, y2) - np.maximum(cy - h / 2, y1), 0, None)
        want = x * y / (w * h + (x2 - x1) * (y2 - y1) - x * y)
        assert np.allclose(row, want, atol=1e-5)
    out = np.empty_like(got)
    assert encoder.iou(BOXES.astype(np.float32), out=out) is out
    assert np.array_equal(out, got)
    overlaps = encoder.encode(BOXES, [0, 0], overlaps=True).overlaps
    assert np.array_equal(overlaps, got.max(axis=0))


def made_encoders():
    config = ROOT / "Fixtures" / "parity" / "squeezedet" / "squeeze.config"
    return [
        anchorkit.Encoder("torchcv-ssd300"),
        anchorkit.Encoder("yolov5", (320, 640)),
        anchorkit.Encoder(EXAMPLE),
        anchorkit.Encoder.squeezedet([[36, 37], [366, 174]], 3),
        anchorkit.Encoder.from_squeeze_config(config),
        anchorkit.Encoder.from_config(config),
    ]


@pytest.mark.parametrize("encoder", made_encoders())
def test_an_encoder_arrives_whole_in_another_process(encoder):
    again = pickle.loads(pickle.dumps(encoder))
    assert again.input_size == encoder.input_size and again.notes == encoder.notes
    assert np.array_equal(again.priors, encoder.priors)
    for a, b in zip(again.encode(BOXES, [1, 0])[:3], encoder.encode(BOXES, [1, 0])[:3]):
        assert np.array_equal(a, b)
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        there = pool.apply(encoder.encode, (BOXES, [1, 0]))
    assert np.array_equal(there.offsets, encoder.encode(BOXES, [1, 0]).offsets)


def test_integer_boxes_are_taken_exactly():
    encoder = anchorkit.Encoder("torchcv-ssd300")
    whole = np.array([[30, 40, 120, 200], [200, 10, 230, 30]])
    want = encoder.encode(whole.astype(np.float64), [3, 0])
    for dtype in (np.int64, np.int32, np.uint8):
        got = encoder.encode(whole.astype(dtype), [3, 0])
        assert np.array_equal(got.offsets, want.offsets)
    with pytest.raises(ValueError, match=r"2\*\*53"):
        encoder.encode(np.array([[0, 0, 2**60, 9]]), [0])


def test_class_targets_come_in_the_dtype_that_a_loss_asks_for():
    encoder = anchorkit.Encoder("torchcv-ssd300")
    usual = encoder.encode(BOXES, [3, 0]).class_targets
    narrow = encoder.encode(BOXES, [3, 0], class_dtype=np.int32).class_targets
    assert usual.dtype == np.int64 and narrow.dtype == np.int32
    assert np.array_equal(usual, narrow) and usual.max() == 4
    with pytest.raises(TypeError, match="class_dtype is float32"):
        encoder.encode(BOXES, [3, 0], class_dtype=np.float32)


@pytest.mark.parametrize("preset", ["torchvision-ssd300", "gluoncv-ssd300", "yolov5"])
def test_a_batch_is_its_images_for_any_number_of_threads(preset):
    encoder = anchorkit.Encoder(preset)
    generator = np.random.default_rng(5)
    images = [
        np.sort(generator.uniform(0, 300, (count, 2, 2)), axis=1).reshape(count, 4)
        for count in (3, 1, 7, 2, 0, 4)
    ]
    labels = [np.arange(len(rows)) for rows in images]
    want = anchorkit.Targets.stack([encoder.encode(b, c) for b, c in zip(images, labels)])
    for threads in (0, 1, 3):
        got = encoder.encode_batch(images, labels, threads=threads)
        assert got.offsets.shape == (6, encoder.prior_count, 4)
        assert all(np.array_equal(a, b) for a, b in zip(got[:3], want[:3]))


def test_a_batch_names_the_image_that_is_refused():
    encoder = anchorkit.Encoder("torchcv-ssd300")
    with pytest.raises(anchorkit.AnchorkitError, match="image 1: .*without boxes"):
        encoder.encode_batch([BOXES, BOXES[:0]], [[0, 1], []])
    with pytest.raises(ValueError, match=r"labels\[1\]\[0\] is -1"):
        encoder.encode_batch([BOXES, BOXES[:1]], [[0, 1], [-1]])
    with pytest.raises(ValueError, match="boxes has 2 images, labels has 1"):
        encoder.encode_batch([BOXES, BOXES], [[0, 1]])
    with pytest.raises(ValueError, match="at least one image"):
        encoder.encode_batch([], [])


def test_overlaps_of_a_batch_are_those_of_its_images():
    encoder = anchorkit.Encoder("torchvision-ssd300")
    got = encoder.encode_batch([BOXES, BOXES[:1]], [[0, 1], [0]], overlaps=True).overlaps
    assert np.array_equal(got[1], encoder.encode(BOXES[:1], [0], overlaps=True).overlaps)


def test_threads_share_an_encoder():
    encoder = anchorkit.Encoder("gluoncv-ssd300")
    want = encoder.encode(BOXES, [3, 0])
    wrong = []

    def work():
        for _ in range(50):
            got = encoder.encode(BOXES, [3, 0])
            if not all(np.array_equal(a, b) for a, b in zip(got[:3], want[:3])):
                wrong.append(got)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


class Tensor:
    """As a PyTorch CPU tensor looks to NumPy."""

    requires_grad = False

    def __init__(self, array):
        self.array = array

    def __array__(self, dtype=None, copy=None):
        return self.array if dtype is None else self.array.astype(dtype)


def test_what_has_an_array_is_taken():
    encoder = anchorkit.Encoder("torchcv-ssd300")
    got = encoder.encode(Tensor(BOXES.astype(np.float32)), Tensor(np.array([3, 0])))
    assert np.array_equal(got.assignment, encoder.encode(BOXES, [3, 0]).assignment)
    tensor = Tensor(BOXES)
    tensor.requires_grad = True
    with pytest.raises(TypeError, match="detach"):
        encoder.encode(tensor, [3, 0])


@pytest.mark.parametrize(
    "boxes, labels, error, words",
    [
        (BOXES.astype(bool), [0, 0], TypeError, "boxes has dtype bool; expected float32"),
        (BOXES[:, [2, 1, 0, 3]], [0, 0], ValueError, r"boxes\[0\] is .*; expected x1 <= x2"),
        (BOXES, [0, -1], ValueError, r"labels\[1\] is -1; expected classes from 0"),
        (BOXES[:, :3], [0, 0], ValueError, r"boxes has shape \(2, 3\); expected \(n, 4\)"),
        (BOXES, [0], ValueError, r"labels has shape \(1,\); expected \(2,\)"),
        (BOXES, [0.5, 1.0], TypeError, "labels has dtype float64; expected integers"),
        (BOXES, [0, 2**40], ValueError, "fit 32 bits"),
        (BOXES * np.nan, [0, 0], anchorkit.AnchorkitError, "ground truth 0 has an edge"),
        ([], [], anchorkit.AnchorkitError, "fails on an image without boxes"),
    ],
)
def test_a_wrong_argument_says_what_was_expected(boxes, labels, error, words):
    with pytest.raises(error, match=words):
        anchorkit.Encoder("torchcv-ssd300").encode(boxes, labels)


@pytest.mark.parametrize(
    "preset, positives",
    [("gluoncv-ssd300", 8732), ("tf2-ssd300", 4), ("caffe-ssd300", 0), ("torchvision-ssd300", 0)],
)
def test_an_image_without_boxes_is_what_the_commands_say(preset, positives):
    targets = anchorkit.Encoder(preset).encode([], [])
    assert int((targets.assignment >= 0).sum()) == positives
    # gluon-cv's row of padding and the TF2 author's box are of the background.
    assert not targets.class_targets.any()


@pytest.mark.parametrize("preset", ["squeezedet", "torchcv-ssd300", "allegro-ssd512"])
def test_a_trainer_that_stops_without_boxes_stops_here(preset):
    with pytest.raises(anchorkit.AnchorkitError):
        anchorkit.Encoder(preset).encode([], [])


@pytest.mark.parametrize(
    "given, error, words",
    [
        ("torchcv-ssd30", anchorkit.AnchorkitError, "did you mean 'torchcv-ssd300'"),
        ({"schema": "anchorkit.layout/1"}, anchorkit.AnchorkitError, "name is missing"),
        (7, TypeError, "got int"),
        (pathlib.Path("/no/such.json"), FileNotFoundError, "such"),
    ],
)
def test_a_trainer_that_is_none(given, error, words):
    with pytest.raises(error, match=words):
        anchorkit.Encoder(given)


def test_squeezedet_refuses_what_its_trainer_drops():
    encoder = anchorkit.Encoder("squeezedet")
    with pytest.raises(anchorkit.AnchorkitError, match="box 1: x1 -3.0"):
        encoder.encode(np.array([[0.0, 0, 9, 9], [-3.0, 0, 9, 9]]), [0, 1])
    with pytest.raises(anchorkit.AnchorkitError, match="class index 3 is out of range"):
        encoder.encode(BOXES[:1], [3])


def test_every_preset_encodes():
    names = anchorkit.presets()
    assert names[0] == "squeezedet" and len(names) == len(set(names)) > 10
    for name in names:
        encoder = anchorkit.Encoder(name)
        assert (encoder.encode(BOXES, [1, 0]).assignment >= -2).all()
        assert encoder.places.min() == 0


def test_large_arrays_are_read_where_they_lie():
    array = np.zeros((8, 4), np.float32)
    for given in (array, Tensor(array)):
        assert np.shares_memory(anchorkit._arrays.exact(given, "a", np.float32, (8, 4)), array)
    out = np.empty((2, 8732), np.float32)
    assert np.shares_memory(anchorkit.Encoder("torchcv-ssd300").iou(BOXES, out=out), out)
    out.flags.writeable = False
    with pytest.raises(ValueError, match="read-only"):
        anchorkit.Encoder("torchcv-ssd300").iou(BOXES, out=out)


@pytest.mark.parametrize("name, background", [("mmdet-ssd300-coco", 80), ("paddledet-ssd300", 20)])
def test_the_number_of_the_background_is_no_class(name, background):
    encoder = anchorkit.Encoder(name)
    box = np.array([[30.0, 40, 120, 200]])
    assert (encoder.encode(box, [background - 1]).class_targets == background - 1).any()
    with pytest.raises(anchorkit.AnchorkitError, match=rf"labels\[0\] is {background}; expected a class below"):
        encoder.encode(box, [background])
    with pytest.raises(anchorkit.AnchorkitError, match=rf"labels\[0\] is {background}"):
        anchorkit.preview(encoder.input_size, box, [background], encoder=encoder)
