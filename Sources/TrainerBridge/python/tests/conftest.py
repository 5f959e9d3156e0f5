"""Where recorded numbers lie: the project's own selection, and the full set where it is present."""

import json
import pathlib

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[4]


def shared():
    """The folder of all recordings, found by walking up; None where there is none."""
    for folder in ROOT.parents:
        if (folder / "shared" / "goldens").is_dir():
            return folder / "shared" / "goldens"
    return None


def recording(path):
    """A recording: the full one where present, else the project's selection."""
    for folder in (shared(), ROOT / "Fixtures" / "parity"):
        if folder is not None and (folder / path).exists():
            return json.loads((folder / path).read_text())
    pytest.skip(f"no recording {path}")
