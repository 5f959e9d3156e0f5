"""Trainers that come as a package: onedl-mmdetection, torchvision, yolov5, object_detection; and ultralytics, which has no anchors."""
import shutil
import sys
import types
import warnings
from pathlib import Path

import numpy as np

from checkouts import Replaced, load
from cli import agree

CLASSES = "cat,dog"


def torchvision_ssd(tool):
    import torch
    import torchvision
    from torchvision.models.detection.image_list import ImageList

    out, ours = tool.layout("torchvision", "anchor_generator.py")
    generator = load(out)["anchor_generator"]
    maps = [torch.zeros(1, 1, side, side) for side in (38, 19, 10, 5, 3, 1)]
    corners = generator(ImageList(torch.zeros(1, 3, 300, 300), [(300, 300)]), maps)[0].numpy()
    inside = ours.copy()
    inside[:, 3:] = np.minimum(inside[:, 3:], 300)  # The trainer clips widths and heights.
    return f"torchvision {torchvision.__version__}, DefaultBoxGenerator: " + agree(center(corners), inside[:, 1:], 1e-3)


def torchcv(tool):
    """A checkout, but one that needs torch: its box coder of SSD, given a model's four tables."""
    import torch

    sys.path.insert(0, str(tool.checkout("torchcv")))
    sys.meta_path.append(Replaced("fpn"))  # Its RetinaNet imports a file of its own as Python 2 did.
    from torchcv.models.ssd.box_coder import SSDBoxCoder

    out, ours = tool.layout("torchcv", "ssd_constants.py")
    names = load(out)
    tables = {key.lower(): names[key] for key in ("STEPS", "BOX_SIZES", "ASPECT_RATIOS", "FM_SIZES")}
    rows = SSDBoxCoder(types.SimpleNamespace(**tables)).default_boxes.numpy()
    return f"torch {torch.__version__}, SSDBoxCoder: " + agree(rows, ours[:, 1:], 1e-4)


def yolov5(tool):
    from importlib.metadata import version

    import yolov5 as package
    from yolov5.models.yolo import DetectionModel

    base = Path(package.__file__).parent / "models/yolov5n.yaml"
    if not base.exists():
        base = next(Path(package.__file__).parent.rglob("yolov5n.yaml"))
    out, anchors = tool.anchors("yolov5", "y.yaml", "--input-size", "640x640", "--base", base, "--classes", CLASSES, k=6)
    head = DetectionModel(str(out)).model[-1]
    theirs = (head.anchors * head.stride.view(-1, 1, 1)).reshape(-1, 2).numpy()
    assert head.nc == 2, head.nc
    return f"yolov5 {version('yolov5')}, DetectionModel: strides {head.stride.int().tolist()}, " + agree(theirs, anchors, 1e-3)


def ultralytics(_tool):
    """Why the target of that name is gone: its models have no anchors, and a block changes nothing."""
    import ultralytics as package
    import yaml
    from ultralytics.nn.tasks import DetectionModel

    base = yaml.safe_load((Path(package.__file__).parent / "cfg/models/v5/yolov5.yaml").read_text())
    base["scale"] = "n"
    plain, told = (DetectionModel(dict(base, **more), verbose=False) for more in ({}, {"anchors": [[10, 13]] * 3}))
    size = [sum(weight.numel() for weight in model.parameters()) for model in (plain, told)]
    assert size[0] == size[1] and told.model[-1].anchors.numel() == 0
    return f"ultralytics {package.__version__}: an anchors block is ignored, the head has none"


def mmdetection_ssd(tool):
    model, classes = inherited(tool, "ssd/ssd300_coco.py")
    out, ours = tool.layout("mmdetection", "tuned.py", "--base", model, "--classes", CLASSES)
    config = checked(out, classes, ["dataset", "dataset"])
    return agree(priors(config, [38, 19, 10, 5, 3, 1]), ours[:, 1:], 1e-3) + "; classes in all data sets, hook content"


def mmdetection_yolo(tool):
    model, classes = inherited(tool, "yolo/yolov3_d53_8xb8-ms-608-273e_coco.py")
    out, anchors = tool.anchors("mmdetection", "tuned.py", "--input-size", "608x608", "--base", model, "--classes", CLASSES, k=6)
    config = checked(out, classes, ["dataset"])
    rows = priors(config, [19, 38, 76])
    shapes = sorted(set(map(tuple, np.round(rows[:, 2:], 2))))
    return f"{len(rows)} priors; " + agree(shapes, sorted(map(tuple, np.round(anchors, 2))), 0.02) + "; classes in all data sets, hook content"


def inherited(tool, name):
    """A config of mmdetection's own, copied with all it inherits from; compiled operators are replaced."""
    warnings.simplefilter("ignore")
    operators = types.ModuleType("mmcv._ext")
    operators.__getattr__ = lambda name: missing(name)
    sys.modules.setdefault("mmcv._ext", operators)
    sys.meta_path.append(Replaced("imgaug"))  # Only where it is not installed.
    import mmdet

    source = Path(mmdet.__file__).parent / ".mim/configs"
    copy = tool.folder / "configs"
    if not copy.exists():
        shutil.copytree(source, copy)
    # The emitted file names its base, so that both stand in one folder.
    tool.folder = (copy / name).parent
    return copy / name, CLASSES.split(",")


def missing(name):
    if name.startswith("__"):
        raise AttributeError(name)
    return lambda *values, **named: None


def checked(path, classes, train):
    """The loaded config, once each data set has the classes and the hook that compares them with the head agrees."""
    import torch
    from mmdet.datasets import CocoDataset
    from mmdet.engine.hooks import NumClassCheckHook
    from mmdet.models import dense_heads
    from mmengine.config import Config

    config = Config.fromfile(path)
    for mode, way in (("train", train), ("val", ["dataset"]), ("test", ["dataset"])):
        part = config[f"{mode}_dataloader"]
        for step in way:
            part = part[step]
        data = CocoDataset(ann_file="", metainfo=part.metainfo, pipeline=[], lazy_init=True)
        assert list(data.metainfo["classes"]) == classes, (mode, data.metainfo["classes"])
        head = getattr(dense_heads, config.model.bbox_head.type)
        model = torch.nn.Module()
        model.bbox_head = head.__new__(head)  # Not built: it takes a backbone and a device.
        torch.nn.Module.__init__(model.bbox_head)
        model.bbox_head.num_classes = config.model.bbox_head.num_classes
        if mode != "test":  # The hook is asked before these two.
            loader = types.SimpleNamespace(dataset=data)
            runner = types.SimpleNamespace(model=model, train_dataloader=loader, val_dataloader=loader)
            NumClassCheckHook()._check_head(runner, mode)
    return config


def priors(config, sides):
    from mmdet.registry import TASK_UTILS

    generator = TASK_UTILS.build(config.model.bbox_head.anchor_generator)
    levels = generator.grid_priors([(side, side) for side in sides], device="cpu")
    return np.concatenate([center(level.numpy()) for level in levels])


def object_detection(tool):
    """The pipeline of an SSD with num_layers, as the TF Object Detection API builds it."""
    import tensorflow as tf
    from google.protobuf import text_format
    from object_detection.builders import anchor_generator_builder
    from object_detection.protos import pipeline_pb2

    base = tool.folder / "base.config"
    base.write_text((Path(__file__).parents[2] / "Fixtures/emitters/tf-object-detection-ssd-base/base.config").read_text())
    out, anchors = tool.anchors("tf-object-detection", "pipeline.config", "--base", base, k=6)
    pipeline = text_format.Merge(out.read_text(), pipeline_pb2.TrainEvalPipelineConfig())
    generator = anchor_generator_builder.build(pipeline.model.ssd.anchor_generator)
    sides = [19, 10, 5, 3, 2, 1]
    lists = generator.generate([(side, side) for side in sides], im_height=300, im_width=300)
    rows = [center(np.array(boxes.get())[:, [1, 0, 3, 2]] * 300) for boxes in lists]
    shapes = sorted({tuple(row) for level in rows for row in np.round(level[:, 2:], 2)})
    assert [len(level) for level in rows] == [side * side * count for side, count in zip(sides, generator.num_anchors_per_location())]
    assert all(0 < level[:, :2].min() and level[:, :2].max() < 300 for level in rows)
    return f"TensorFlow {tf.__version__}, {len(rows)} maps: " + agree(shapes, sorted(map(tuple, np.round(anchors, 2))), 0.02)


def center(corners):
    """Rows cx, cy, w, h of rows x1, y1, x2, y2."""
    return np.concatenate([(corners[:, :2] + corners[:, 2:]) / 2, corners[:, 2:] - corners[:, :2]], axis=1)


ALL = [torchcv, torchvision_ssd, mmdetection_ssd, mmdetection_yolo, object_detection, yolov5, ultralytics]
