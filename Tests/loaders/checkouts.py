"""Trainers that come as a repository: their files are run as they are, with TensorFlow replaced where it only adds layers."""
import importlib
import importlib.abc
import importlib.machinery
import sys
from unittest import mock

import numpy as np

from cli import KITTI, agree


class Replaced(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives an empty stand-in for libraries, whatever part of them is imported."""

    def __init__(self, *roots):
        self.roots = roots

    def find_spec(self, fullname, path=None, target=None):
        return importlib.machinery.ModuleSpec(fullname, self, is_package=True) if fullname.split(".")[0] in self.roots else None

    def create_module(self, spec):
        stand_in = mock.MagicMock()
        stand_in.__path__, stand_in.__spec__ = [], spec
        return stand_in

    def exec_module(self, module):
        pass


def module(folder, name):
    """A module of a checkout, with what it does not need for priors replaced: those are NumPy there."""
    finder = Replaced("tensorflow", "matplotlib", "cv2", "keras")
    ours = ("nets", "ssd", "utils", "tf_extended", "tf_utils", "main", "ssd_encoder_decoder", "bounding_box_utils")
    kept = {key: value for key, value in sys.modules.items() if key.split(".")[0] not in ours + finder.roots}
    sys.path.insert(0, str(folder))
    sys.meta_path.insert(0, finder)
    # NumPy's old name, which one of them still uses.
    with mock.patch.dict(sys.modules, kept, clear=True), mock.patch.object(np, "float", float, create=True):
        try:
            return importlib.import_module(name)
        finally:
            sys.path.remove(str(folder))
            sys.meta_path.remove(finder)


def flat(levels, side):
    """Rows cx, cy, w, h in pixels of SSD-Tensorflow's grids of y, x and lists of h, w."""
    rows = []
    for y, x, h, w in levels:
        grid = np.broadcast_arrays(x, y, w, h)
        rows.append(np.stack(grid, axis=-1).reshape(-1, 4) * side)
    return np.concatenate(rows)


def squeezedet_script(tool):
    script = tool.checkout("squeezedet-keras") / "main/config/create_config.py"
    out, anchors = tool.anchors("squeezedet-script", "create_config.py", "--base", script, "--lowercase-classes", labels=KITTI)
    config = load(out)
    path = str(tool.folder / "squeeze.config")
    config["save_dict"](config["squeezeDet_config"](path), path)
    loaded = config["load_dict"](path)
    assert np.allclose(loaded.ANCHOR_SEED, anchors, rtol=0, atol=1e-9)
    return "squeezeDet_config, save_dict, load_dict: " + agree(loaded.ANCHOR_BOX, tool.priors("--config", path)[:, 1:], 1e-9)


def squeezedet(tool):
    config = load(tool.checkout("squeezedet-keras") / "main/config/create_config.py")
    out, _ = tool.anchors("squeezedet", "own.config", "--input-size", "1248x384", "--lowercase-classes", labels=KITTI)
    return "load_dict: " + agree(config["load_dict"](str(out)).ANCHOR_BOX, tool.priors("--config", out)[:, 1:], 1e-9)


def ssd_tensorflow(tool):
    net = module(tool.checkout("SSD-Tensorflow"), "nets.ssd_vgg_300")
    out, ours = tool.layout("ssd-tensorflow", "ssd_params.py")
    p = load(out, SSDParams=net.SSDParams)["default_params"]
    levels = net.ssd_anchors_all_layers(p.img_shape, p.feat_shapes, p.anchor_sizes, p.anchor_ratios, p.anchor_steps, p.anchor_offset)
    return "SSDParams, ssd_anchors_all_layers: " + agree(flat(levels, 300), ours[:, 1:], 1e-4)


def modular_ssd(tool):
    util = module(tool.checkout("modular_SSD_tensorflow"), "ssd.ssd_utils")
    out, ours = tool.layout("modular-ssd", "modular_params.py")
    p = load(out, SSDParams=util.SSDParams)["ssd300_params"]
    assert len(p.feature_layers) + 1 == len(p.feature_shapes) == len(p.normalizations)
    levels = [util.anchor_one_layer(p.img_shape, shape, p.anchor_sizes[i], p.anchor_ratios[i], p.anchor_steps[i], p.anchor_offset)
              for i, shape in enumerate(p.feature_shapes)]
    return "SSDParams, anchor_one_layer: " + agree(flat(levels, 300), ours[:, 1:], 1e-4)


def ssd_tensorflow_voc(tool):
    model = module(tool.checkout("SSD_tensorflow_VOC"), "nets.ssd").SSDModel()
    out, ours = tool.layout("ssd-tensorflow-voc", "voc_params.py")
    exec("if True:\n" + out.read_text(), {"self": model})  # The lines stand in an initializer.
    levels = [level.reshape(-1, 4) * 300 for level in model.get_allanchors()]
    return "SSDModel, get_allanchors: " + agree(np.concatenate(levels), ours[:, 1:], 1e-4)


def ssd_keras(tool):
    encoder = module(tool.checkout("ssd_keras"), "ssd_encoder_decoder.ssd_input_encoder").SSDInputEncoder
    out, ours = tool.layout("ssd-keras", "ssd_keras_config.py")
    c = load(out)
    with mock.patch.object(np, "float", float, create=True):
        built = encoder(c["img_height"], c["img_width"], c["n_classes"], [(s, s) for s in (38, 19, 10, 5, 3, 1)], scales=c["scales"],
                        aspect_ratios_per_layer=c["aspect_ratios"], two_boxes_for_ar1=c["two_boxes_for_ar1"], steps=c["steps"],
                        offsets=c["offsets"], clip_boxes=c["clip_boxes"], variances=c["variances"],
                        normalize_coords=c["normalize_coords"])
    rows = np.concatenate([boxes.reshape(-1, 4) for boxes in built.boxes_list]) * 300
    return "SSDInputEncoder: " + agree(rows, ours[:, 1:], 1e-4)


def tf2_ssd(tool):
    name = "bbox_utils"
    tensorflow = mock.MagicMock()
    tensorflow.convert_to_tensor = lambda rows, dtype: np.array(rows, np.float32)
    tensorflow.clip_by_value = lambda rows, clip_value_min, clip_value_max: np.clip(rows, clip_value_min, clip_value_max)
    code = (tool.checkout("SSDModel") / f"{name}.py").read_text()
    out, ours = tool.layout("tf2-ssd", "ssd_constants.py")
    with mock.patch.dict(sys.modules, {"tensorflow": tensorflow}):
        names = {}
        exec(compile(code + "\n" + out.read_text(), name, "exec"), names)
    rows = names["generate_default_boxes"](names["feature_map_shapes"], names["number_of_feature_maps"], names["aspect_ratios"])
    # Its cells run by columns and its centers lie in the middle of cells, so shapes are compared, level by level.
    start = 0
    worst = []
    for level, (side, count) in enumerate(zip(names["feature_map_shapes"], names["n_boxes"])):
        theirs = rows[start:start + side * side * count, 2:] * 300
        start += side * side * count
        mine = np.minimum(ours[ours[:, 0] == level, 3:], 300)
        worst.append(agree(sorted(map(tuple, np.round(theirs, 3))), sorted(map(tuple, np.round(mine, 3))), 2e-3))
    assert start == len(rows)
    return f"generate_default_boxes: {len(rows)} priors, the shapes of each level ours within 0.002 px"


def load(path, **names):
    """What a Python file defines."""
    names["__name__"] = "loaded"
    exec(compile(path.read_text(), str(path), "exec"), names)
    return names


ALL = [squeezedet_script, squeezedet, ssd_tensorflow, modular_ssd, ssd_tensorflow_voc, ssd_keras, tf2_ssd]
