"""What pictures show is what encoders give, and they are what the command line draws."""

import struct
import subprocess
import zlib

import numpy as np
import pytest
from conftest import ROOT

import anchorkit
from anchorkit import _native

BOXES = np.array([[30.0, 40, 120, 200], [200, 10, 230, 30]])


@pytest.mark.parametrize("name", ["torchcv-ssd300", "gluoncv-ssd300", "squeezedet", "yolov5", "mmdet-yolov3"])
def test_positives_are_those_of_encode(name):
    encoder = anchorkit.Encoder(name)
    picture = anchorkit.preview(encoder.input_size, BOXES, [1, 0], encoder=encoder)
    targets = encoder.encode(BOXES, [1, 0])
    assert picture.positives == int((targets.assignment >= 0).sum()) > 0
    assert picture.matched + picture.forced + picture.never_matched == 2


def test_every_preset_can_be_drawn():
    for name in anchorkit.presets():
        picture = anchorkit.preview((640, 480), [[100, 100, 400, 300]], encoder=name)
        assert picture.array.shape[2] == 3, name


def test_the_image_is_brought_to_the_input():
    encoder = anchorkit.Encoder("torchcv-ssd300")
    small = anchorkit.preview((300, 300), BOXES, encoder=encoder)
    large = anchorkit.preview((600, 900), BOXES * [2, 3, 2, 3], encoder=encoder)
    assert small.positives == large.positives
    # A trainer with an input for each image asks for the image's own.
    own = anchorkit.Encoder("torchvision-retinanet", (1200, 800))
    there = own.encode(np.array([[125.0, 125, 750, 625]]), [0])
    seen = anchorkit.preview((96, 64), [[10, 10, 60, 50]], encoder="torchvision-retinanet")
    assert seen.positives == int((there.assignment >= 0).sum()) > 0


def test_the_png_file_holds_the_array():
    image = np.random.default_rng(3).integers(0, 256, (40, 60, 3), np.uint8)
    picture = anchorkit.preview(image, [[5, 5, 50, 30]], encoder="torchcv-ssd300", scale=1)
    assert np.array_equal(_decoded(picture.png), picture.array)
    # Without a box the image is there as it came.
    bare = anchorkit.preview(image, [], encoder="torchvision-ssd300", scale=1).array
    rows = range(bare.shape[0] - 39)
    assert any(np.array_equal(bare[row : row + 40, :60], image) for row in rows)


def test_the_command_line_draws_the_same(tmp_path):
    tool = ROOT / ".build" / "release" / "preview-matches"
    if not tool.exists():
        pytest.skip("preview-matches is not built")
    label = tmp_path / "a.txt"
    label.write_text("car 0 0 0 30 40 120 200 -1 -1 -1 -1000 -1000 -1000 -10\n")
    image = np.full((375, 500, 3), 90, np.uint8)
    (tmp_path / "a.png").write_bytes(_encoded(image))
    subprocess.run(
        [tool, tmp_path, "--images", tmp_path, "--preset", "yolov5", "--output", tmp_path / "out"],
        check=True, capture_output=True,
    )
    drawn = (tmp_path / "out" / "a.png").read_bytes()
    picture = anchorkit.preview(
        image, [[30, 40, 120, 200]], encoder="yolov5", names=["car"], title="a"
    )
    assert picture.png == drawn


def test_images_of_other_kinds():
    gray = anchorkit.preview(np.full((30, 40), 7, np.uint8), [], encoder="torchvision-ssd300")
    alpha = np.full((30, 40, 4), 7, np.uint8)
    assert np.array_equal(
        gray.array, anchorkit.preview(alpha, [], encoder="torchvision-ssd300").array
    )
    with pytest.raises(ValueError, match=r"image has shape \(3, 30, 40\).*permute"):
        anchorkit.preview(np.zeros((3, 30, 40), np.uint8), [], encoder="torchvision-ssd300")
    with pytest.raises(TypeError, match="image has dtype float32; expected uint8"):
        anchorkit.preview(np.zeros((30, 40, 3), np.float32), [], encoder="torchvision-ssd300")
    with pytest.raises(ValueError, match="expected .width, height."):
        anchorkit.preview((30, 40, 3), [], encoder="torchvision-ssd300")


def test_what_can_not_be_drawn_is_said():
    def draw(**other):
        return anchorkit.preview((300, 300), BOXES, encoder="torchcv-ssd300", **other)

    with pytest.raises(anchorkit.AnchorkitError, match="width is 0"):
        anchorkit.preview((0, 300), BOXES, encoder="torchcv-ssd300")
    with pytest.raises(anchorkit.AnchorkitError, match="scale is 99.0"):
        draw(scale=99)
    with pytest.raises(ValueError, match="theme is 'blue'"):
        draw(theme="blue")
    with pytest.raises(ValueError, match=r"labels\[1\] is -1"):
        draw(labels=[0, -1])
    with pytest.raises(anchorkit.AnchorkitError, match="raises on an image without|no ground truth|image"):
        anchorkit.preview((300, 300), [], encoder="torchcv-ssd300")


def test_notebooks_and_files(tmp_path):
    picture = anchorkit.preview((300, 300), BOXES, encoder="torchcv-ssd300")
    html = picture._repr_html_()
    assert html.startswith('<img src="data:image/png;base64,') and "positive priors" in html
    assert picture._repr_png_() == picture.png
    picture.save(tmp_path / "a.png")
    assert (tmp_path / "a.png").read_bytes() == picture.png
    with pytest.raises(FileNotFoundError):
        picture.save(tmp_path / "none" / "a.png")
    assert [path.name for path in tmp_path.iterdir()] == ["a.png"]


def test_a_missing_library_is_named(monkeypatch, tmp_path):
    monkeypatch.setenv("ANCHORKIT_LIBRARY", str(tmp_path / "libanchorkit.so"))
    _native.picture_library.cache_clear()
    with pytest.raises(ImportError, match="libanchorkit_pictures.so"):
        anchorkit.preview((300, 300), BOXES, encoder="torchcv-ssd300")
    (tmp_path / "libanchorkit_pictures.so").write_bytes(b"no library")
    with pytest.raises(ImportError, match="pictures can't be drawn here.*libcairo2"):
        anchorkit.preview((300, 300), BOXES, encoder="torchcv-ssd300")
    _native.picture_library.cache_clear()


def _encoded(image):
    height, width, _ = image.shape
    rows = b"".join(b"\0" + row.tobytes() for row in image)
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


def _decoded(png):
    """Pixels of a PNG file with rows of filters 0 (none), 1 (left) or 2 (up)."""
    place, data, shape = 8, b"", None
    while place < len(png):
        (length,) = struct.unpack(">I", png[place : place + 4])
        name, body = png[place + 4 : place + 8], png[place + 8 : place + 8 + length]
        if name == b"IHDR":
            width, height, _, color = struct.unpack(">IIBB", body[:10])
            shape = (height, width, 4 if color == 6 else 3)
        if name == b"IDAT":
            data += body
        place += length + 12
    rows = np.frombuffer(zlib.decompress(data), np.uint8).reshape(shape[0], -1)
    image = np.zeros(shape, np.uint8)
    for number, row in enumerate(rows):
        pixels = row[1:].reshape(shape[1:])
        if row[0] == 1:
            pixels = np.cumsum(pixels, axis=0, dtype=np.uint64).astype(np.uint8)
        else:
            assert row[0] in (0, 2)
            if row[0] == 2:
                pixels = pixels + image[number - 1]
        image[number] = pixels
    return image[:, :, :3]
