"""Header, package and library name the same calls; the example runs."""

import doctest
import pathlib
import re
import runpy
import typing

import numpy as np
import pytest
from conftest import ROOT

import anchorkit
from anchorkit import _native, names

BRIDGE = ROOT / "Sources" / "TrainerBridge"
PICTURES = ROOT / "Sources" / "PictureBridge"
ALL = {**_native.SIGNATURES, **_native.PICTURE_SIGNATURES}


def test_header_and_package_name_the_same_calls():
    header = (BRIDGE / "anchorkit.h").read_text()
    code = re.sub(r"/\*.*?\*/", "", header, flags=re.S)
    declared = dict(re.findall(r"\b(anchorkit_\w+)\(([^)]*)\)", code))
    assert declared.keys() == ALL.keys()
    for name, text in declared.items():
        count = 0 if text.strip() == "void" else text.count(",") + 1
        assert count == len(ALL[name][1]), name


def test_swift_exports_what_the_header_declares():
    for folder, calls in ((BRIDGE, _native.SIGNATURES), (PICTURES, _native.PICTURE_SIGNATURES)):
        source = "".join(path.read_text() for path in sorted(folder.glob("*.swift")))
        assert set(re.findall(r"@c\((\w+)\)", source)) == calls.keys()


def test_names_are_those_of_the_library():
    assert list(typing.get_args(names.PresetName)) == anchorkit.presets()
    assert list(typing.get_args(names.AugmentationName)) == anchorkit.augmentations()
    targets = anchorkit.Targets.stack([anchorkit.Encoder("torchvision-ssd300").encode([], [])])
    logits, offsets = np.zeros((1, 8732, 2), np.float32), np.zeros((1, 8732, 4), np.float32)
    for argument, known in (("loss", names.LossName), ("normalize", names.NormalizationName)):
        with pytest.raises(anchorkit.AnchorkitError) as raised:
            anchorkit.multibox_loss(logits, offsets, targets, **{argument: "none"})
        listed = str(raised.value).split("expected one of ")[1].split(", ")
        assert sorted(listed) == sorted(typing.get_args(known)), argument


def test_the_example_runs(capsys):
    example = BRIDGE / "python" / "examples" / "dataset.py"
    runpy.run_path(str(example), run_name="__main__")
    assert "positives" in capsys.readouterr().out


def test_the_example_of_the_package_s_own_page():
    assert doctest.testmod(anchorkit).failed == 0


def test_the_page_about_python():
    page = ROOT / "Notebooks-md" / "python.md"
    result = doctest.testfile(str(page), module_relative=False)
    assert result.attempted > 15 and result.failed == 0


def test_the_package_is_typed_strictly(tmp_path):
    api = pytest.importorskip("mypy.api")
    package = pathlib.Path(anchorkit.__file__).parent
    report, _, status = api.run(["--strict", "--cache-dir", str(tmp_path), str(package)])
    assert status == 0, report
