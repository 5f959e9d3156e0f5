import numpy as np
import pytest

import anchorkit

BOXES = np.array([[30.0, 40.0, 120.0, 200.0], [200.5, 10.0, 230.0, 30.0]])


def samples():
    encoder = anchorkit.Encoder("torchvision-ssd300")
    return [
        {
            "image": np.full((3, 4, 4), count, np.float32),
            "targets": encoder.encode(BOXES[:count], [2, 5][:count]),
            "boxes": BOXES[:count],
            "name": f"{count}.jpg",
        }
        for count in (1, 2)
    ]


def test_a_batch_has_targets_stacked_and_boxes_as_they_are():
    batch = anchorkit.collate(samples())
    assert batch["image"].shape == (2, 3, 4, 4) and batch["name"] == ["1.jpg", "2.jpg"]
    assert isinstance(batch["targets"], anchorkit.Targets) and batch["targets"].overlaps is None
    assert batch["targets"].offsets.shape == (2, 8732, 4)
    assert [len(rows) for rows in batch["boxes"]] == [1, 2]
    pairs = anchorkit.collate([(sample["image"], 7) for sample in samples()])
    assert pairs[0].shape == (2, 3, 4, 4) and pairs[1].tolist() == [7, 7]
    with pytest.raises(ValueError, match="at least one sample"):
        anchorkit.collate([])


def test_targets_are_a_dict_of_arrays():
    targets = samples()[0]["targets"]
    assert list(targets.as_dict()) == ["assignment", "class_targets", "offsets"]
    assert targets.as_dict()["offsets"] is targets.offsets


def test_a_data_loader_of_pytorch_gets_tensors_from_its_workers():
    torch = pytest.importorskip("torch")
    rows = [{**sample, "image": torch.from_numpy(sample["image"])} for sample in samples()]
    for workers in (0, 2):
        loader = torch.utils.data.DataLoader(
            rows, batch_size=2, collate_fn=anchorkit.collate, num_workers=workers
        )
        batch = next(iter(loader))
        assert batch["image"].shape == (2, 3, 4, 4)
        logits = torch.zeros(2, 8732, 21)
        loss = torch.nn.functional.cross_entropy(
            logits.flatten(0, 1), batch["targets"].class_targets.flatten()
        )
        assert torch.isclose(loss, torch.tensor(21.0).log())
        assert torch.equal(batch["boxes"][1], torch.from_numpy(BOXES))


def test_a_dataset_of_tensorflow_gets_the_arrays_by_name():
    tf = pytest.importorskip("tensorflow")
    batch = anchorkit.collate([sample["targets"].as_dict() for sample in samples()])
    assert tf.data.Dataset.from_tensor_slices(batch).element_spec["offsets"].shape == (8732, 4)
