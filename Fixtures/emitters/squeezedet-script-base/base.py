"""Settings of a network, in the form of squeezedet-keras's own script."""

import json

import numpy as np
from easydict import EasyDict


def squeezeDet_config(name):
    cfg = EasyDict()
    cfg.CLASS_NAMES = ['cyclist', 'car']  # the order is the index
    cfg.CLASSES = len(cfg.CLASS_NAMES)
    cfg.CLASS_TO_IDX = dict(zip(cfg.CLASS_NAMES, range(cfg.CLASSES)))

    cfg.BATCH_SIZE            = 2  # kept
    cfg.IMAGE_WIDTH           = 640
    cfg.IMAGE_HEIGHT          = 360   # not a multiple of 16
    cfg.ANCHOR_SEED = np.array([[  20.,  30.], [ 90., 174.],  # "two" [a line
                                [ 162.,  87.]])
    # cfg.ANCHOR_PER_GRID = 9
    cfg.ANCHOR_PER_GRID       = len(cfg.ANCHOR_SEED)
    cfg.ANCHORS_HEIGHT = 23
    cfg.ANCHORS_WIDTH = 40
    return cfg


def save_dict(cfg, name="squeeze.config"):
    values = {k: v.tolist() if isinstance(v, np.ndarray) else v for k, v in cfg.items()}
    with open(name, "w") as file:
        json.dump(values, file, sort_keys=True, indent=0)


if __name__ == "__main__":
    save_dict(squeezeDet_config("squeeze.config"))
