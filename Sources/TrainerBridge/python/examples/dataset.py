"""A trainer's dataset that makes its targets with anchorkit. Needs NumPy only.

``TargetDataset`` is what ``torch.utils.data.DataLoader`` asks for (``__len__``, ``__getitem__``), so
with PyTorch it works as it is: ``DataLoader(dataset, batch_size=2, collate_fn=anchorkit.collate)``.
``batches`` is the same for a loop in plain NumPy.
"""

import numpy as np

import anchorkit


class TargetDataset:
    """Pairs each image with what the loss learns from.

    Args:
        samples: (image float32 [3, height, width], boxes float64 [n, 4] in the image's pixels,
            labels int [n]).
        preset: a preset's name or a layout.
    """

    def __init__(self, samples, preset="torchvision-ssd300"):
        self.samples = samples
        self.encoder = anchorkit.Encoder(preset)

    def __len__(self):
        return len(self.samples)

    def __getitem__(self, index):
        image, boxes, labels = self.samples[index]
        height, width = image.shape[1:]
        input_width, input_height = self.encoder.input_size
        scale = np.array([input_width / width, input_height / height] * 2)
        targets = self.encoder.encode(boxes * scale, labels)
        return image, targets.class_targets, targets.offsets


def batches(dataset, size):
    """Images with class targets and offsets, each with one more axis in front."""
    for start in range(0, len(dataset), size):
        yield anchorkit.collate([dataset[k] for k in range(start, min(start + size, len(dataset)))])


def main():
    generator = np.random.default_rng(0)
    samples = []
    for _ in range(5):
        corners = np.sort(generator.uniform(0, 480, (3, 2, 2)), axis=1).reshape(3, 4)
        image = generator.random((3, 480, 480), dtype=np.float32)
        samples.append((image, corners, generator.integers(0, 20, 3)))
    for images, classes, offsets in batches(TargetDataset(samples), 2):
        print(images.shape, classes.shape, offsets.shape, "positives", (classes > 0).sum(axis=1))


if __name__ == "__main__":
    main()
