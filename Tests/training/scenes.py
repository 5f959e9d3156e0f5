"""Pictures for labels that come without any: street scenes of plain shapes, one look a class.

Sizes, places and occlusion are those of the labels; everything else is drawn by numbers from the image's id.
A network that tells these shapes from the clutter has learned something, but not to see real cars.
"""
import numpy as np
from PIL import Image, ImageDraw, ImageFilter


def draw(image_id, size, boxes, labels, kept_size):
    """The picture of `boxes` (x1 y1 x2 y2 in pixels of `size`; 0 car, 1 cyclist, 2 pedestrian) at `kept_size`."""
    numbers = np.random.default_rng(image_id)
    width, height = kept_size
    picture = Image.new("RGB", kept_size)
    pen = ImageDraw.Draw(picture)
    horizon = int(height * numbers.uniform(0.4, 0.5))
    pen.rectangle([0, 0, width, horizon], fill=shade(numbers, 150, 220))
    pen.rectangle([0, horizon, width, height], fill=shade(numbers, 70, 120))
    for _ in range(25):
        clutter(pen, numbers, width, height, horizon)
    scale = np.array([width / size[0], height / size[1]] * 2)
    for place in np.argsort(boxes[:, 3], kind="stable"):
        x1, y1, x2, y2 = boxes[place] * scale
        (car, cyclist, pedestrian)[labels[place]](pen, numbers, x1, y1, x2 - x1, y2 - y1)
    picture = picture.filter(ImageFilter.GaussianBlur(0.6))
    noise = numbers.normal(0, 9, (height, width, 3))
    return Image.fromarray(np.clip(np.asarray(picture) + noise, 0, 255).astype(np.uint8))


def shade(numbers, low, high):
    return tuple(int(value) for value in numbers.uniform(low, high) + numbers.uniform(-25, 25, 3))


def part(pen, kind, box, fill):
    """A shape over a box given as x, y, width, height."""
    x, y, width, height = box
    getattr(pen, kind)([x, y, x + max(width, 1) - 1, y + max(height, 1) - 1], fill=fill)


def clutter(pen, numbers, width, height, horizon):
    """Houses, poles and patches of the road: no objects."""
    x, fill = numbers.uniform(0, width), shade(numbers, 40, 220)
    kind = numbers.integers(3)
    if kind == 0:
        side = numbers.uniform(8, 90)
        part(pen, "rectangle", (x, horizon - side * 0.7, side, side * 0.7), fill)
    elif kind == 1:
        side = numbers.uniform(15, 90)
        part(pen, "rectangle", (x, horizon + 8 - side, 2, side), fill)
    else:
        part(pen, "ellipse", (x, numbers.uniform(horizon, height), numbers.uniform(10, 120), 6), fill)


def car(pen, numbers, x, y, width, height):
    paint = shade(numbers, 30, 230)
    part(pen, "rectangle", (x, y + height * 0.35, width, height * 0.5), paint)
    part(pen, "rectangle", (x + width * 0.12, y, width * 0.76, height * 0.4), paint)
    part(pen, "rectangle", (x + width * 0.2, y + height * 0.08, width * 0.6, height * 0.25), (35, 40, 50))
    for left in (0.0, 0.78):
        part(pen, "rectangle", (x + width * left, y + height * 0.75, width * 0.22, height * 0.25), (15, 15, 15))


def person(pen, numbers, x, y, width, height):
    part(pen, "ellipse", (x + width * 0.3, y, width * 0.4, height * 0.18), (205, 160, 130))
    part(pen, "rectangle", (x, y + height * 0.17, width, height * 0.38), shade(numbers, 30, 230))


def pedestrian(pen, numbers, x, y, width, height):
    person(pen, numbers, x, y, width, height)
    legs = shade(numbers, 20, 110)
    for left in (0.1, 0.58):
        part(pen, "rectangle", (x + width * left, y + height * 0.55, width * 0.32, height * 0.45), legs)


def cyclist(pen, numbers, x, y, width, height):
    person(pen, numbers, x + width * 0.2, y, width * 0.6, height)
    wheel = height * 0.45
    for left in (x, x + width - width * 0.48):
        part(pen, "ellipse", (left, y + height - wheel, width * 0.48, wheel), (20, 20, 20))
        part(pen, "ellipse", (left + width * 0.12, y + height - wheel * 0.75, width * 0.24, wheel * 0.5), (150, 150, 150))
