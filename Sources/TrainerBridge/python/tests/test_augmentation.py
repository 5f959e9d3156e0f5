import numpy as np
import pytest

import anchorkit

BOXES = np.array([[10.0, 20, 120, 200], [300, 100, 420, 330], [480, 10, 499, 40]])


def test_names():
    names = anchorkit.augmentations()
    assert "none" in names and "caffe-ssd" in names and len(names) == len(set(names))


def test_none_leaves_boxes_alone():
    got = anchorkit.augment("none", (500, 375), BOXES)
    assert np.array_equal(got.boxes, BOXES) and got.index.tolist() == [0, 1, 2]
    assert got.size == (500, 375) and got.matrices.tolist() == [[[1, 0, 0], [0, 1, 0]]]


@pytest.mark.parametrize("name", anchorkit.augmentations())
def test_same_numbers_same_boxes(name):
    for stream in range(50):
        one = anchorkit.augment(name, (500, 375), BOXES, seed=7, stream=stream)
        two = anchorkit.augment(name, (500, 375), BOXES.astype(np.float32), seed=7, stream=stream)
        assert np.array_equal(one.boxes, two.boxes) and np.array_equal(one.index, two.index)
        assert (one.index < 3).all() and len(one.boxes) <= 12
    different = [
        anchorkit.augment(name, (500, 375), BOXES, seed=7, stream=stream).boxes.tobytes()
        for stream in range(50)
    ]
    assert name == "none" or len(set(different)) > 10


@pytest.mark.parametrize("name", ["ssd-pytorch", "torchvision-ssd", "squeezedet-tf"])
def test_matrices_move_boxes_as_pixels(name):
    """A box that is not cut lies where the matrix puts its corners."""
    uncut = 0
    for stream in range(200):
        got = anchorkit.augment(name, (500, 375), BOXES, stream=stream)
        (a, b, dx), (c, d, dy) = got.matrices[0]
        assert b == 0 and c == 0
        for box, index in zip(got.boxes, got.index):
            x = sorted([a * BOXES[index, 0] + dx, a * BOXES[index, 2] + dx])
            y = sorted([d * BOXES[index, 1] + dy, d * BOXES[index, 3] + dy])
            where = np.array([x[0], y[0], x[1], y[1]])
            inside = (where >= 0).all() and x[1] <= got.size[0] and y[1] <= got.size[1]
            if inside:
                # SqueezeDet mirrors pixels at their centers.
                assert np.abs(box - where).max() <= (1 if name == "squeezedet-tf" else 1e-3)
                uncut += 1
    assert uncut > 100


def test_mosaic_takes_other_pictures():
    others = [((640, 480), BOXES + 1), ((300, 600), np.zeros((0, 4)))]
    seen = set()
    for stream in range(60):
        got = anchorkit.augment("yolov5", (500, 375), BOXES, stream=stream, others=others)
        assert got.size == (640, 640) and len(got.pieces) == 4
        assert set(got.picture) <= {0, 1}
        seen |= set(got.pieces.tolist())
    assert seen == {0, 1, 2}


def test_what_is_refused():
    with pytest.raises(anchorkit.AnchorkitError, match="augmentation is 'flip'; expected one of none"):
        anchorkit.augment("flip", (500, 375), BOXES)
    with pytest.raises(anchorkit.AnchorkitError, match="a side of a picture is 0"):
        anchorkit.augment("none", (0, 375), BOXES)
    with pytest.raises(ValueError, match="boxes has shape"):
        anchorkit.augment("none", (500, 375), np.ones((3, 5)))


def test_no_boxes_and_odd_ones():
    for name in anchorkit.augmentations():
        got = anchorkit.augment(name, (500, 375), np.zeros((0, 4)))
        assert got.boxes.shape == (0, 4)
        odd = np.array([[np.nan, 0, 10, 10], [30, 30, 20, 20], [-1e300, 0, 1e300, np.inf]])
        anchorkit.augment(name, (1, 1), odd)
