"""Settings of a network, in the form of squeezedet-keras's own script."""

import json

import numpy as np
from easydict import EasyDict


def squeezeDet_config(name):
    cfg = EasyDict()
    cfg.CLASS_NAMES = ["car", "person", "bicycle"]  # the order is the index
    cfg.CLASSES = len(cfg.CLASS_NAMES)
    cfg.CLASS_TO_IDX = dict(zip(cfg.CLASS_NAMES, range(cfg.CLASSES)))

    cfg.BATCH_SIZE            = 2  # kept
    cfg.IMAGE_WIDTH           = 416
    cfg.IMAGE_HEIGHT          = 416   # not a multiple of 16
    cfg.ANCHOR_SEED = np.array([[10.0, 13.0], [16.0, 30.0], [33.0, 23.0], [30.0, 61.0], [62.0, 45.0], [59.0, 119.0], [116.0, 90.0], [156.25, 198.0], [373.0, 326.5]])
    # cfg.ANCHOR_PER_GRID = 9
    cfg.ANCHOR_PER_GRID       = len(cfg.ANCHOR_SEED)
    cfg.ANCHORS_HEIGHT = 26
    cfg.ANCHORS_WIDTH = 26
    return cfg


def save_dict(cfg, name="squeeze.config"):
    values = {k: v.tolist() if isinstance(v, np.ndarray) else v for k, v in cfg.items()}
    with open(name, "w") as file:
        json.dump(values, file, sort_keys=True, indent=0)


if __name__ == "__main__":
    save_dict(squeezeDet_config("squeeze.config"))
