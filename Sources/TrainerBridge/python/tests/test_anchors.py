import numpy as np
import pytest

import anchorkit


def sizes():
    generator = np.random.default_rng(3)
    groups = [(12, 20), (60, 40), (150, 160)]
    return np.concatenate([generator.normal(g, 2, (200, 2)) for g in groups])


@pytest.mark.parametrize("distance", ["euclidean", "iou"])
def test_groups_are_found(distance):
    got = anchorkit.kmeans(sizes(), 3, distance=distance)
    assert np.allclose(got.sizes, [(12, 20), (60, 40), (150, 160)], atol=1)
    assert got.mean_iou > 0.85 and got.recall50 == 1 and got.left_out == 0


def test_seed_and_threads():
    data = np.random.default_rng(0).uniform(5, 300, (2000, 2)).astype(np.float32)
    one = anchorkit.kmeans(data, 7, seed=4, threads=1)
    two = anchorkit.kmeans(data[::-1], 7, seed=4, threads=2)
    assert np.array_equal(one.sizes, two.sizes) and one.cost == two.cost


def test_refined_by_default():
    data = np.random.default_rng(1).uniform(5, 300, (3000, 2))
    plain = anchorkit.kmeans(data, 6, distance="euclidean")
    found = anchorkit.kmeans(data, 6, refine=False)
    refined = anchorkit.kmeans(data, 6)
    assert plain.mean_iou < found.mean_iou < refined.mean_iou
    assert np.isclose(refined.cost, len(data) * (1 - refined.mean_iou))
    assert (np.diff(refined.sizes.prod(axis=1)) > 0).all()


def test_few_sizes_and_bad_ones():
    got = anchorkit.kmeans(np.array([[3.0, 4], [5, 6], [3, 4], [np.nan, 1], [0, 7]]), 9)
    assert got.sizes.tolist() == [[3, 4], [5, 6]] and got.left_out == 2
    with pytest.raises(anchorkit.AnchorkitError):
        anchorkit.kmeans(np.zeros((0, 2)), 3)
    with pytest.raises(ValueError, match=r"sizes has shape \(4,\); expected \(n, 2\)"):
        anchorkit.kmeans(np.ones(4), 3)
    with pytest.raises(ValueError, match="distance is 'cosine'"):
        anchorkit.kmeans(sizes(), 3, distance="cosine")
    with pytest.raises(ValueError, match="k is 0"):
        anchorkit.kmeans(sizes(), 0)
