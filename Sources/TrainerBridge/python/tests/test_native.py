"""Header, package and library name the same calls; the example runs."""

import doctest
import pathlib
import re
import runpy

import pytest
from conftest import ROOT

import anchorkit
from anchorkit import _native

BRIDGE = ROOT / "Sources" / "TrainerBridge"


def test_header_and_package_name_the_same_calls():
    header = (BRIDGE / "anchorkit.h").read_text()
    code = re.sub(r"/\*.*?\*/", "", header, flags=re.S)
    declared = dict(re.findall(r"\b(anchorkit_\w+)\(([^)]*)\)", code))
    assert declared.keys() == _native.SIGNATURES.keys()
    for name, text in declared.items():
        count = 0 if text.strip() == "void" else text.count(",") + 1
        assert count == len(_native.SIGNATURES[name][1]), name


def test_swift_exports_what_the_header_declares():
    source = "".join(path.read_text() for path in sorted(BRIDGE.glob("*.swift")))
    assert set(re.findall(r"@c\((\w+)\)", source)) == _native.SIGNATURES.keys()


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
