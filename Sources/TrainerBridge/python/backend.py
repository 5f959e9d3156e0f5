"""Builds the wheel: the library with Swift, then a zip. Needs nothing but Python and Swift.

The library is taken from ``$ANCHORKIT_LIBRARY`` when that is set, else built from the repository
that this folder stands in.
"""

import base64
import hashlib
import os
import pathlib
import shutil
import subprocess
import sysconfig
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
SCRATCH = ROOT / ".build-python"
NAME, VERSION = "anchorkit", "0.1.0"
TAG = "py3-none-" + sysconfig.get_platform().replace("-", "_").replace(".", "_")

METADATA = f"""Metadata-Version: 2.1
Name: {NAME}
Version: {VERSION}
Summary: Priors, targets, losses, decoding and anchors of SSD and SqueezeDet trainers, bit for bit
License: Apache-2.0
Requires-Python: >=3.9
Requires-Dist: numpy>=1.21
"""
WHEEL = f"Wheel-Version: 1.0\nGenerator: {NAME}\nRoot-Is-Purelib: false\nTag: {TAG}\n"


def library() -> pathlib.Path:
    """The path of ``libanchorkit.so``, built if need be; the one with pictures lies beside it."""
    given = os.environ.get("ANCHORKIT_LIBRARY")
    if given:
        return pathlib.Path(given)
    swift = shutil.which(os.environ.get("SWIFT", "swift"))
    if swift is None:
        raise SystemExit(
            "anchorkit: no swift on PATH. Install Swift 6.3 from swift.org, or set "
            "ANCHORKIT_LIBRARY to a libanchorkit.so that was built elsewhere."
        )
    subprocess.run(["make", "library", f"SWIFT={swift}"], cwd=ROOT, check=True)
    return SCRATCH / "release" / "libanchorkit.so"


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    """PEP 517: writes the wheel and answers its file name. The same input gives the same bytes."""
    files = {f"{NAME}/{p.name}": p.read_bytes() for p in sorted((HERE / NAME).glob("*.py"))}
    files[f"{NAME}/py.typed"] = b""
    built = library()
    for name in ("libanchorkit.so", "libanchorkit_pictures.so"):
        files[f"{NAME}/{name}"] = built.with_name(name).read_bytes()
    files[f"{NAME}/anchorkit.h"] = (HERE.parent / "anchorkit.h").read_bytes()
    info = f"{NAME}-{VERSION}.dist-info"
    files[f"{info}/METADATA"] = METADATA.encode()
    files[f"{info}/WHEEL"] = WHEEL.encode()
    files[f"{info}/LICENSE"] = (ROOT / "LICENSE").read_bytes()
    record = f"{info}/RECORD"
    files[record] = "".join(_row(name, data) for name, data in files.items()).encode()
    files[record] += f"{record},,\n".encode()
    wheel = f"{NAME}-{VERSION}-{TAG}.whl"
    pathlib.Path(wheel_directory).mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(pathlib.Path(wheel_directory) / wheel, "w") as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.external_attr = (0o755 if name.endswith(".so") else 0o644) << 16
            archive.writestr(entry, data, zipfile.ZIP_DEFLATED)
    return wheel


def build_sdist(sdist_directory, config_settings=None):
    """PEP 517 asks for it; the library can't be built without the rest of the repository."""
    raise SystemExit("anchorkit: build a wheel; the source lies in the repository, not here")


def _row(name: str, data: bytes) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
    return f"{name},sha256={digest},{len(data)}\n"


if __name__ == "__main__":
    import sys

    print(build_wheel(sys.argv[1] if len(sys.argv) > 1 else ROOT / "dist"))
