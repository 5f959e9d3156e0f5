"""Two small networks from random weights, and the trainers' losses in PyTorch.

`anchorkit` makes the targets and chooses the negatives; its losses are values without gradients, so the same sums
stand here once more for PyTorch to derive. `check` holds them against the library's.
"""
import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

import anchorkit


def block(inputs, outputs, stride=1):
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False), nn.BatchNorm2d(outputs), nn.ReLU(inplace=True))


def trunk():
    """A grid of stride 8 with 64 channels."""
    return nn.Sequential(
        block(3, 16, 2), block(16, 32, 2), block(32, 48), block(48, 64, 2), block(64, 64), block(64, 64))


def check(name, ours, theirs):
    if not abs(ours - theirs) <= 1e-4 * max(1, abs(theirs)):
        raise AssertionError(f"{name}: PyTorch says {ours}, anchorkit {theirs}")


class SSD(nn.Module):
    """Three levels with as many shapes a cell each; logits [n, priors, classes + 1], offsets [n, priors, 4]."""

    picture_size = (160, 160)

    def __init__(self, layout, classes):
        super().__init__()
        self.encoder = anchorkit.Encoder(layout)
        self.columns = classes + 1
        shapes = len(layout["levels"][0]["shapes"])
        self.levels = nn.ModuleList([trunk(), block(64, 96, 2), block(96, 96, 2)])
        self.heads = nn.ModuleList(
            [nn.Conv2d(width, shapes * (self.columns + 4), 3, 1, 1) for width in (64, 96, 96)])

    def forward(self, pictures):
        rows, value = [], pictures
        for level, head in zip(self.levels, self.heads):
            value = level(value)
            rows.append(head(value).permute(0, 2, 3, 1).reshape(len(pictures), -1, self.columns + 4))
        output = torch.cat(rows, 1)
        return output[..., : self.columns].contiguous(), output[..., self.columns :].contiguous()

    def loss(self, output, boxes, labels, is_checked):
        logits, offsets = output
        targets = self.encoder.encode_batch(boxes, labels, threads=1)
        ours = anchorkit.multibox_loss(
            logits.detach().numpy(), offsets.detach().numpy(), targets, loss="torchvision")
        wanted = torch.from_numpy(targets.class_targets)
        positive = torch.from_numpy(targets.assignment >= 0)
        taken = positive | torch.from_numpy(ours.negatives)
        divisor = max(ours.positives, 1)
        classification = F.cross_entropy(logits[taken], wanted[taken], reduction="sum") / divisor
        goals = torch.from_numpy(targets.offsets)[positive]
        localization = F.smooth_l1_loss(offsets[positive], goals, reduction="sum") / divisor
        if is_checked:
            check("classification", classification.item(), ours.classification)
            check("localization", localization.item(), ours.localization)
        return classification + localization

    def detections(self, output, place, method="per-class"):
        return anchorkit.decode(
            output[0][place].numpy(), output[1][place].numpy(), self.encoder, from_logits=True,
            method=method, score_threshold=0.01)


class SqueezeDet(nn.Module):
    """One level of stride 8 with the trainer's label tensor, loss and decoder; its output is
    [n, rows, columns, anchors · (classes + 5)]."""

    picture_size = (416, 128)

    def __init__(self, anchors, classes):
        super().__init__()
        self.grid = (self.picture_size[0] // 8, self.picture_size[1] // 8)
        self.encoder = anchorkit.Encoder.squeezedet(anchors, classes, self.picture_size, self.grid)
        self.classes, self.count = classes, len(anchors)
        self.trunk = trunk()
        self.head = nn.Conv2d(64, self.count * (classes + 5), 3, 1, 1)
        self.register_buffer("priors", torch.from_numpy(self.encoder.priors).double())

    def forward(self, pictures):
        return self.head(self.trunk(pictures)).permute(0, 2, 3, 1).contiguous()

    def parts(self, output):
        """Probabilities, confidences and offsets, prior by prior, in Float64."""
        images, cells = len(output), output.reshape(len(output), -1, output.shape[-1]).double()
        ends = np.cumsum([self.count * self.classes, self.count])
        logits, confidences, offsets = cells.tensor_split(ends.tolist(), dim=2)
        return (logits.reshape(images, -1, self.classes).softmax(2), confidences.reshape(images, -1).sigmoid(),
                offsets.reshape(images, -1, 4))

    def corners(self, offsets):
        """Decoded boxes, clipped with the pixel that the trainer adds."""
        cx, cy, width, height = self.priors.unbind(1)
        limit = 1.0  # EXP_THRESH
        grown = torch.where(offsets > limit, np.e * offsets, offsets.clamp(max=limit).exp())
        edges = []
        for center, side, axis, size in ((cx, width, 0, self.picture_size[0]), (cy, height, 1, self.picture_size[1])):
            middle, half = center + offsets[..., axis] * side, side * grown[..., axis + 2] / 2
            edges += [(middle - half).clamp(0, size - 1), (middle + half).clamp(0, size - 1) + 1]
        return edges[0], edges[2], edges[1], edges[3]

    def loss(self, output, boxes, labels, is_checked):
        tensors = np.stack([self.encoder.label_tensor(*pair) for pair in zip(boxes, labels)])
        goal = torch.from_numpy(tensors).double()
        mask, wanted = goal[..., 0], goal[..., 9:]
        probabilities, confidences, offsets = self.parts(output)
        positives, epsilon = mask.sum(), 1e-16
        entropy = -wanted * (probabilities + epsilon).log() - (1 - wanted) * (1 - probabilities + epsilon).log()
        classification = (entropy.sum(2) * mask).sum() / positives
        box = 5 * (((offsets - goal[..., 5:9]) ** 2).sum(2) * mask).sum() / positives
        overlap = self.overlap(self.corners(offsets), goal[..., 1:5], epsilon) * mask
        weights = mask * 75 / positives + (1 - mask) * 100 / (mask.shape[1] - positives)
        confidence = ((overlap - confidences) ** 2 * weights).sum() / len(mask)
        if is_checked:
            ours = anchorkit.squeezedet_loss(output.detach().double().numpy(), tensors, self.encoder)
            check("box", box.item(), ours.box)
            check("confidence", confidence.item(), ours.confidence)
            check("classification", classification.item(), ours.classification)
        return classification + box + confidence

    @staticmethod
    def overlap(found, truth, epsilon):
        x1, y1, x2, y2 = found
        cx, cy, width, height = truth.unbind(2)
        across = (torch.minimum(x2, cx + width / 2) - torch.maximum(x1, cx - width / 2)).clamp(min=0)
        down = (torch.minimum(y2, cy + height / 2) - torch.maximum(y1, cy - height / 2)).clamp(min=0)
        shared = across * down
        return shared / ((x2 - x1) * (y2 - y1) + width * height - shared + epsilon)

    def detections(self, output, place, method="argmax"):
        found = anchorkit.squeezedet_decode(output[place].double().numpy(), self.encoder)
        # Encoding adds a pixel to the right and bottom edge, decoding another: both are taken off.
        boxes = found.boxes.copy()
        boxes[:, 2:] = np.maximum(boxes[:, 2:] - 2, boxes[:, :2] + 1)
        return found._replace(boxes=boxes)
