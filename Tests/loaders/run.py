"""Loads what `anchors … --emit` writes with the trainers' own code, and compares the priors with ours.

    python3 Tests/loaders/run.py .build/release [--checkouts DIR]

Packages are used where they can be imported: torchvision, yolov5, ultralytics, onedl-mmdetection, object_detection. Trainers
without a package are looked for in DIR under the names of their repositories. What is not there is said and left out.
The last line counts; the exit status is 1 when a file did not load or its priors are others.
"""
import argparse
import sys
import tempfile
from pathlib import Path

import checkouts
import packages
from cli import Anchors


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("bin", type=Path)
    parser.add_argument("--checkouts", type=Path, default=Path("checkouts"))
    asked = parser.parse_args()
    passed = failed = skipped = 0
    with tempfile.TemporaryDirectory() as folder:
        tool = Anchors(asked.bin.resolve(), Path(folder), asked.checkouts.resolve())
        for loader in checkouts.ALL + packages.ALL:
            name = loader.__name__.replace("_", "-")
            try:
                answer = loader(tool)
            except (ImportError, FileNotFoundError) as error:
                skipped += 1
                print(f"{name}: not here ({str(error).splitlines()[0]})")
            except Exception as error:  # A loader may fail in any way; all are looked at.
                failed += 1
                print(f"{name}: FAILED: {type(error).__name__}: {error}")
            else:
                passed += 1
                print(f"{name}: {answer}")
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
