"""The two sets: BCCD with its pictures, and KITTI's labels with pictures drawn for them.

Labels are read by `dataset convert` into one COCO document a split. Both evaluators and the clustering take
that document, so all of them see the same boxes: continuous edges in pixels of the original picture.
"""
import json
import pathlib
import subprocess
from typing import NamedTuple

import numpy as np
from PIL import Image

import anchorkit
from scenes import draw

GRAY = (118, 118, 118)


class Sample(NamedTuple):
    """A picture's labels, and the picture at the size that it is kept in memory."""

    image_id: int
    name: str
    size: tuple  # Width and height of the original.
    boxes: np.ndarray  # float64 [n, 4], x1 y1 x2 y2 in pixels of the original.
    labels: np.ndarray  # int64 [n], from 0.
    picture: Image.Image


def convert(binaries, labels, output, *options):
    """The COCO document of label files, as a path."""
    command = [f"{binaries}/dataset", "convert", *labels, "--to", "coco", "--output", str(output), "--quiet", "--force"]
    subprocess.run(command + list(options), check=True)
    return output / "annotations.json"


def subset(document, keeps, path):
    """Writes the part of a COCO document whose images `keeps` accepts, an object a line from the second on."""
    images = [image for image in document["images"] if keeps(image)]
    numbers = {image["id"] for image in images}
    rows = [row for row in document["annotations"] if row["image_id"] in numbers]
    head = json.dumps({**document, "images": images, "annotations": []})
    lines = ",\n".join(json.dumps(row) for row in rows)
    path.write_text(head.replace('"annotations": []', '"annotations": [\n' + lines + "]"))
    return path


def prepare(name, binaries, data, work):
    """Writes `train.json` and `test.json` of a set below `work`, once."""
    work.mkdir(parents=True, exist_ok=True)
    if name == "bccd":
        root = data / "bccd/BCCD"
        document = json.loads(convert(binaries, [f"{root}/Annotations"], work / "all").read_text())
        tests = set((root / "ImageSets/Main/test.txt").read_text().split())
        is_test = lambda image: pathlib.Path(image["file_name"]).stem in tests
    else:
        root = data / "kitti_voc_yolo_500/Annotations"
        document = json.loads(
            convert(binaries, [str(root)], work / "all", "--voc-pixels", "continuous").read_text())
        is_test = lambda image: int(pathlib.Path(image["file_name"]).stem) % 4 == 3
    subset(document, lambda image: not is_test(image), work / "train.json")
    subset(document, is_test, work / "test.json")


def load(name, path, data, kept_size):
    """The samples of a document, pictures shrunk to `kept_size`."""
    document = json.loads(path.read_text())
    rows = {image["id"]: [] for image in document["images"]}
    numbers = sorted(category["id"] for category in document["categories"])
    for row in document["annotations"]:
        rows[row["image_id"]].append(row)
    samples = []
    for image in document["images"]:
        own = rows[image["id"]]
        boxes = np.array([row["bbox"] for row in own], np.float64).reshape(-1, 4)
        boxes[:, 2:] += boxes[:, :2]
        labels = np.array([numbers.index(row["category_id"]) for row in own], np.int64)
        size = (image["width"], image["height"])
        if name == "bccd":
            file = data / "bccd/BCCD/JPEGImages" / pathlib.Path(image["file_name"]).name
            picture = Image.open(file).convert("RGB").resize(kept_size, Image.BOX)
        else:
            picture = draw(image["id"], size, boxes, labels, kept_size)
        samples.append(Sample(image["id"], image["file_name"], size, boxes, labels, picture))
    return samples


def network_picture(picture, size):
    """float32 [3, height, width] about -1...1."""
    array = np.asarray(picture.resize(size, Image.BILINEAR) if picture.size != size else picture)
    return (array.astype(np.float32).transpose(2, 0, 1) - 118) / 60


def augmented(sample, name, size, encoder_size, seed, stream):
    """A sample as the trainer's augmentation leaves it: picture, boxes in pixels of the encoder's input, labels."""
    width, height = sample.size
    change = anchorkit.augment(name, sample.size, sample.boxes, seed=seed, stream=stream)
    scale = np.array([encoder_size[0] / change.size[0], encoder_size[1] / change.size[1]] * 2)
    boxes = change.boxes * scale
    sides = boxes[:, 2:] - boxes[:, :2]
    kept = (sides >= 1).all(axis=1)
    if name == "none" or not kept.any():
        scale = np.array([encoder_size[0] / width, encoder_size[1] / height] * 2)
        return network_picture(sample.picture, size), sample.boxes * scale, sample.labels
    # From the network's pixels to those of the new picture, back to the original's, and to the kept one's.
    matrix = np.linalg.inv(np.vstack([change.matrices[0], [0, 0, 1]]))[:2]
    matrix[:, 0] *= change.size[0] / size[0]
    matrix[:, 1] *= change.size[1] / size[1]
    matrix[0] *= sample.picture.size[0] / width
    matrix[1] *= sample.picture.size[1] / height
    picture = sample.picture.transform(
        size, Image.AFFINE, matrix.reshape(-1).tolist(), Image.BILINEAR, fillcolor=GRAY)
    return network_picture(picture, size), boxes[kept], sample.labels[change.index[kept]]


def batches(samples, count, size, encoder_size, augmentation, seed):
    """Endless batches of pictures, boxes and labels; the order and the draws depend on the seed alone."""
    generator = np.random.default_rng(seed)
    drawn, order = 0, []
    while True:
        pictures, boxes, labels = [], [], []
        for _ in range(count):
            if not order:
                order = generator.permutation(len(samples)).tolist()
            part = augmented(samples[order.pop()], augmentation, size, encoder_size, seed, drawn)
            drawn += 1
            for column, value in zip((pictures, boxes, labels), part):
                column.append(value)
        yield np.stack(pictures), boxes, labels
