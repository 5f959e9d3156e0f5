import numpy as np
import pytest
from conftest import ROOT

import anchorkit

EMITTED = ROOT / "Fixtures" / "emitters"


@pytest.mark.parametrize(
    "path, size, priors",
    [
        ("squeezedet/expected.config", (416, 416), 6084),
        ("darknet/expected.cfg", (416, 416), 10647),
        ("yolov5/expected.yaml", (416, 416), 10647),
        ("tf-object-detection-ssd/expected.config", (300, 300), 8732),
        ("detectron2-levels/expected.yaml", (416, 416), 10647),
    ],
)
def test_what_is_emitted_encodes(path, size, priors):
    encoder = anchorkit.Encoder.from_config(EMITTED / path)
    assert encoder.input_size == size and encoder.prior_count == priors
    targets = encoder.encode(np.array([[30.0, 40.0, 120.0, 200.0]]), [1])
    assert (targets.assignment == 0).any()


def test_names_and_notes_of_a_config():
    encoder = anchorkit.Encoder.from_config(EMITTED / "squeezedet/expected.config")
    assert encoder.class_names == ["car", "person", "bicycle"] and encoder.notes == []
    yolo = anchorkit.Encoder.from_config(str(EMITTED / "yolov5/expected.yaml"))
    assert yolo.class_names == [] and any("anchor_t" in note for note in yolo.notes)
    assert anchorkit.Encoder("gluoncv-ssd300").notes == []


def test_the_input_is_given_where_the_file_has_none(tmp_path):
    model = tmp_path / "model.yaml"
    model.write_text("nc: 3\nanchors:\n  - [10,13, 16,30]\n  - [30,61, 62,45]\n")
    with pytest.raises(anchorkit.AnchorkitError, match=r"model.yaml: .*input_size=\(width, height\)"):
        anchorkit.Encoder.from_config(model)
    assert anchorkit.Encoder.from_config(model, input_size=(640, 320)).input_size == (640, 320)
    with pytest.raises(anchorkit.AnchorkitError, match="the file's input is 416x416"):
        anchorkit.Encoder.from_config(EMITTED / "darknet/expected.cfg", input_size=(608, 608))


def test_what_cannot_be_read_is_named_with_its_line(tmp_path):
    model = tmp_path / "model.yaml"
    model.write_text("nc: 3\nanchors: 3\n")
    with pytest.raises(anchorkit.AnchorkitError, match="line 2: anchors is '3'"):
        anchorkit.Encoder.from_config(model, (640, 640))
