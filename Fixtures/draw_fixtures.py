#!/usr/bin/env python3
"""Draws the fixtures of this project: street scenes with exact boxes, in VOC and KITTI form.

  python3 Fixtures/draw_fixtures.py        # needs Pillow; rewrites Fixtures/voc and Fixtures/kitti

Every picture is drawn here, so the boxes are exact and the licence is the project's. The defects at
the end are planted on purpose; each says which rule should find it.
"""
import math
import random
from pathlib import Path

from PIL import Image, ImageDraw

HERE = Path(__file__).resolve().parent
SCALE = 3  # supersampling, for soft edges
PAINTS = [(196, 60, 52), (52, 98, 168), (232, 186, 66), (88, 96, 104), (236, 236, 232), (58, 128, 96), (118, 74, 128)]
SKINS = [(236, 196, 164), (164, 116, 84), (108, 74, 54)]


class Scene:
    """A picture with anti-aliased shapes; remembers the extent of what is drawn between marks."""

    def __init__(self, width, height):
        self.width, self.height = width, height
        self.image = Image.new("RGB", (width * SCALE, height * SCALE))
        self.draw = ImageDraw.Draw(self.image)
        self.extent = None

    def mark(self):
        self.extent = [math.inf, math.inf, -math.inf, -math.inf]

    def box(self):
        """What was drawn since the mark, clipped to the picture: continuous edges."""
        x1, y1, x2, y2 = self.extent
        return max(0.0, x1), max(0.0, y1), min(float(self.width), x2), min(float(self.height), y2)

    def grow(self, points):
        if self.extent:
            for x, y in points:
                self.extent = [min(self.extent[0], x), min(self.extent[1], y), max(self.extent[2], x), max(self.extent[3], y)]

    def up(self, points):
        return [(x * SCALE, y * SCALE) for x, y in points]

    def polygon(self, points, fill):
        self.grow(points)
        self.draw.polygon(self.up(points), fill=fill)

    def ellipse(self, x1, y1, x2, y2, fill):
        self.grow([(x1, y1), (x2, y2)])
        self.draw.ellipse(self.up([(x1, y1), (x2, y2)]), fill=fill)

    def rounded(self, x1, y1, x2, y2, radius, fill):
        self.grow([(x1, y1), (x2, y2)])
        self.draw.rounded_rectangle(self.up([(x1, y1), (x2, y2)]), radius * SCALE, fill=fill)

    def line(self, points, fill, width):
        half = width / 2
        self.grow([(x - half, y - half) for x, y in points] + [(x + half, y + half) for x, y in points])
        self.draw.line(self.up(points), fill=fill, width=max(1, round(width * SCALE)), joint="curve")

    def gradient(self, y1, y2, top, bottom):
        for y in range(round(y1 * SCALE), round(y2 * SCALE)):
            t = (y / SCALE - y1) / (y2 - y1)
            self.draw.line([(0, y), (self.width * SCALE, y)], fill=tuple(round(a + (b - a) * t) for a, b in zip(top, bottom)))

    def finish(self):
        return self.image.resize((self.width, self.height), Image.LANCZOS)


def shade(color, factor):
    return tuple(max(0, min(255, round(c * factor))) for c in color)


def car_side(s, x, y, w, paint):
    """A car from the side; x, y is the bottom center, w its length."""
    h = w * .36
    l, r, t = x - w / 2, x + w / 2, y - h
    s.polygon([(l + w * .18, t + h * .42), (l + w * .30, t), (l + w * .66, t), (l + w * .84, t + h * .42)], shade(paint, .8))
    s.polygon([(l + w * .23, t + h * .40), (l + w * .32, t + h * .08), (l + w * .46, t + h * .08), (l + w * .46, t + h * .40)], (196, 220, 232))
    s.polygon([(l + w * .50, t + h * .40), (l + w * .50, t + h * .08), (l + w * .64, t + h * .08), (l + w * .77, t + h * .40)], (180, 208, 224))
    s.rounded(l, t + h * .40, r, y - h * .12, h * .14, paint)
    s.rounded(r - w * .05, t + h * .5, r, t + h * .62, h * .05, (250, 232, 170))
    for cx in (l + w * .22, r - w * .22):
        s.ellipse(cx - h * .24, y - h * .48, cx + h * .24, y, (36, 36, 40))
        s.ellipse(cx - h * .12, y - h * .36, cx + h * .12, y - h * .12, (168, 168, 172))


def bus(s, x, y, w, paint):
    h = w * .46
    l, r, t = x - w / 2, x + w / 2, y - h
    s.rounded(l, t, r, y - h * .10, h * .08, paint)
    for i in range(5):
        s.rounded(l + w * (.05 + .17 * i), t + h * .14, l + w * (.19 + .17 * i), t + h * .46, h * .03, (190, 216, 228))
    s.rounded(r - w * .11, t + h * .14, r - w * .02, t + h * .8, h * .03, (164, 194, 210))
    for cx in (l + w * .2, r - w * .24):
        s.ellipse(cx - h * .15, y - h * .30, cx + h * .15, y, (36, 36, 40))


def car_rear(s, x, y, w, paint):
    """A car from behind, as a camera on the road sees it."""
    h = w * .80
    l, r, t = x - w / 2, x + w / 2, y - h
    s.polygon([(l + w * .12, t + h * .42), (l + w * .22, t), (r - w * .22, t), (r - w * .12, t + h * .42)], shade(paint, .85))
    s.polygon([(l + w * .19, t + h * .38), (l + w * .26, t + h * .07), (r - w * .26, t + h * .07), (r - w * .19, t + h * .38)], (92, 116, 130))
    s.rounded(l + w * .06, y - h * .2, l + w * .22, y, w * .03, (30, 30, 34))
    s.rounded(r - w * .22, y - h * .2, r - w * .06, y, w * .03, (30, 30, 34))
    s.rounded(l, t + h * .38, r, y - h * .10, w * .07, paint)
    s.rounded(l + w * .02, t + h * .46, l + w * .16, t + h * .58, w * .02, (196, 40, 36))
    s.rounded(r - w * .16, t + h * .46, r - w * .02, t + h * .58, w * .02, (196, 40, 36))
    s.rounded(x - w * .14, t + h * .62, x + w * .14, t + h * .72, w * .01, (240, 240, 236))


def person(s, x, y, h, paint, rng, stride=.10):
    skin = rng.choice(SKINS)
    head = h * .14
    s.line([(x, y - h * .50), (x - h * stride, y - h * .02)], (52, 56, 78), h * .07)
    s.line([(x, y - h * .50), (x + h * stride, y - h * .02)], (44, 48, 68), h * .07)
    s.rounded(x - h * .11, y - h * .84, x + h * .11, y - h * .44, h * .05, paint)
    s.line([(x - h * .09, y - h * .80), (x - h * .14, y - h * .50)], shade(paint, .85), h * .05)
    s.line([(x + h * .09, y - h * .80), (x + h * .14, y - h * .50)], shade(paint, .85), h * .05)
    s.ellipse(x - head / 2, y - h, x + head / 2, y - h + head, skin)


def cyclist(s, x, y, h, paint, rng):
    r = h * .20
    for cx in (x - h * .26, x + h * .26):
        s.ellipse(cx - r, y - 2 * r, cx + r, y, (40, 40, 44))
        s.ellipse(cx - r * .82, y - 2 * r + r * .18, cx + r * .82, y - r * .18, (200, 204, 206))
    s.line([(x - h * .26, y - r), (x - h * .04, y - h * .44), (x + h * .20, y - h * .44), (x + h * .26, y - r)], paint, h * .03)
    s.line([(x - h * .04, y - h * .50), (x + h * .04, y - h * .22)], (52, 56, 78), h * .06)
    s.polygon([(x - h * .12, y - h * .48), (x + h * .04, y - h * .86), (x + h * .14, y - h * .80), (x + h * .02, y - h * .46)], paint)
    s.line([(x + h * .09, y - h * .80), (x + h * .22, y - h * .52)], shade(paint, .8), h * .05)
    s.ellipse(x + h * .03, y - h, x + h * .17, y - h * .86, rng.choice(SKINS))


def dog(s, x, y, w, paint):
    h = w * .68
    l, r, t = x - w / 2, x + w / 2, y - h
    for dx in (.16, .28, .60, .72):
        s.line([(l + w * dx, y - h * .45), (l + w * dx, y - h * .03)], shade(paint, .8), w * .06)
    s.rounded(l + w * .10, t + h * .30, l + w * .80, t + h * .66, h * .16, paint)
    s.line([(l + w * .12, t + h * .40), (l + w * .02, t + h * .14)], paint, w * .05)
    s.ellipse(r - w * .34, t, r - w * .06, t + h * .44, paint)
    s.rounded(r - w * .16, t + h * .18, r, t + h * .36, h * .06, shade(paint, .9))
    s.ellipse(r - w * .32, t + h * .04, r - w * .22, t + h * .34, shade(paint, .6))


def boat(s, x, y, w, paint):
    h = w * .9
    l, r, t = x - w / 2, x + w / 2, y - h
    s.polygon([(x, t), (x, y - h * .26), (r - w * .08, y - h * .26)], (244, 242, 234))
    s.polygon([(x - w * .04, t + h * .12), (x - w * .04, y - h * .26), (l + w * .10, y - h * .26)], (224, 222, 212))
    s.line([(x - w * .02, t), (x - w * .02, y - h * .2)], (96, 72, 52), w * .025)
    s.polygon([(l, y - h * .22), (r, y - h * .22), (r - w * .16, y), (l + w * .14, y)], paint)


def bird(s, x, y, w):
    s.polygon([(x - w * .5, y - w * .18), (x - w * .14, y - w * .10), (x, y + w * .04), (x - w * .10, y + w * .06)], (56, 60, 70))
    s.polygon([(x + w * .5, y - w * .18), (x + w * .14, y - w * .10), (x, y + w * .04), (x + w * .10, y + w * .06)], (56, 60, 70))
    s.ellipse(x - w * .09, y - w * .04, x + w * .09, y + w * .12, (44, 48, 56))


def tree(s, x, y, h):
    s.rounded(x - h * .04, y - h * .4, x + h * .04, y, h * .02, (104, 78, 58))
    for dx, dy, r in ((0, .72, .26), (-.16, .56, .20), (.16, .56, .20), (0, .5, .22)):
        s.ellipse(x + h * (dx - r), y - h * (dy + r), x + h * (dx + r), y - h * (dy - r), (78, 122, 76))


def town(s, horizon, rng, tall):
    x = -20.0
    while x < s.width:
        w, h = rng.uniform(.08, .16) * s.width, rng.uniform(.5, 1) * tall
        wall = shade((188, 178, 164), rng.uniform(.75, 1.1))
        s.polygon([(x, horizon - h), (x + w, horizon - h), (x + w, horizon), (x, horizon)], wall)
        for row in range(int(h // 16)):
            for column in range(int(w // 14)):
                wx, wy = x + 4 + column * 14, horizon - h + 5 + row * 16
                s.polygon([(wx, wy), (wx + 6, wy), (wx + 6, wy + 8), (wx, wy + 8)], shade(wall, .62))
        x += w + rng.uniform(0, 12)


def street(width, height, rng):
    """A street seen from the pavement: cars and buses from the side, people, dogs."""
    s = Scene(width, height)
    horizon = height * rng.uniform(.42, .5)
    s.gradient(0, horizon, (148, 190, 222), (222, 234, 238))
    town(s, horizon, rng, height * .3)
    s.gradient(horizon, height * .62, (142, 158, 116), (120, 140, 96))
    s.gradient(height * .62, height, (118, 118, 122), (92, 92, 98))
    for i in range(3):
        tree(s, width * (i + rng.uniform(.2, .8)) / 3, height * .62, height * rng.uniform(.24, .4))
    for i in range(6):
        s.polygon([(width * (i + .2) / 6, height * .80), (width * (i + .7) / 6, height * .80), (width * (i + .68) / 6, height * .815), (width * (i + .16) / 6, height * .815)], (226, 222, 206))
    objects = []

    def add(name, action):
        s.mark()
        action()
        objects.append((name, s.box()))
        s.extent = None

    lanes = sorted((rng.uniform(.66, .97), i) for i in range(rng.randint(2, 4)))
    for lane, i in lanes:
        depth = (lane - .45) / .5
        x = width * rng.uniform(.08, .92)
        kind = rng.choice(["car", "car", "person", "person", "dog", "bus", "bicycle"])
        y, unit = height * lane, height * depth
        if kind == "car":
            add(kind, lambda: car_side(s, x, y, unit * rng.uniform(.62, .8), rng.choice(PAINTS)))
        elif kind == "bus":
            add(kind, lambda: bus(s, x, y, unit * rng.uniform(.9, 1.2), rng.choice(PAINTS)))
        elif kind == "dog":
            add(kind, lambda: dog(s, x, y, unit * rng.uniform(.2, .3), rng.choice([(150, 108, 66), (72, 60, 52), (214, 196, 160)])))
        elif kind == "bicycle":
            add(kind, lambda: cyclist(s, x, y, unit * rng.uniform(.42, .55), rng.choice(PAINTS), rng))
        else:
            add(kind, lambda: person(s, x, y, unit * rng.uniform(.45, .6), rng.choice(PAINTS), rng, rng.uniform(.05, .14)))
    return s, objects


def lake(width, height, rng):
    """Boats on a lake with birds above it."""
    s = Scene(width, height)
    horizon = height * rng.uniform(.4, .5)
    s.gradient(0, horizon, (242, 206, 168), (250, 232, 206))
    s.polygon([(0, horizon), (width * .2, horizon - height * .16), (width * .45, horizon - height * .04), (width * .7, horizon - height * .2), (width, horizon - height * .05), (width, horizon)], (124, 128, 146))
    s.gradient(horizon, height, (146, 172, 190), (74, 108, 138))
    objects = []
    for _ in range(rng.randint(1, 2)):
        s.mark()
        boat(s, width * rng.uniform(.15, .85), height * rng.uniform(.62, .95), height * rng.uniform(.25, .5), rng.choice(PAINTS))
        objects.append(("boat", s.box()))
    for _ in range(rng.randint(1, 3)):
        s.mark()
        bird(s, width * rng.uniform(.1, .9), height * rng.uniform(.08, .3), height * rng.uniform(.07, .14))
        objects.append(("bird", s.box()))
    return s, objects


def road(width, height, rng, crowd):
    """What a camera on a car sees: KITTI's view, focal length 720 px, 1.65 m above the road."""
    s = Scene(width, height)
    horizon, focal, cx = height * .46, 720.0, width / 2
    s.gradient(0, horizon, (176, 200, 218), (226, 232, 234))
    town(s, horizon + 8, rng, height * .42)
    s.gradient(horizon + 6, height, (148, 156, 128), (124, 134, 98))
    s.polygon([(cx - 26, horizon + 6), (cx + 26, horizon + 6), (cx + width * .52, height), (cx - width * .52, height)], (112, 112, 118))
    for z in range(5, 60, 6):
        y1, y2 = horizon + 1.65 * focal / (z + 2.5), horizon + 1.65 * focal / z
        s.polygon([(cx - .08 * focal / (z + 2.5), y1), (cx + .08 * focal / (z + 2.5), y1), (cx + .08 * focal / z, y2), (cx - .08 * focal / z, y2)], (224, 222, 212))
    rows = []
    for z in sorted((rng.uniform(7, 48) for _ in range(crowd)), reverse=True):
        kind = rng.choices(["Car", "Pedestrian", "Cyclist", "Van"], [6, 2, 1.4, 1])[0]
        x = rng.choice([-1, 1]) * rng.uniform(1.6, 3.4) if kind in ("Car", "Van") else rng.choice([-1, 1]) * rng.uniform(4.2, 8)
        u, v, unit = cx + x * focal / z, horizon + 1.65 * focal / z, focal / z
        if not -.1 * width < u < 1.1 * width:
            continue
        s.mark()
        if kind == "Car":
            car_rear(s, u, v, 1.75 * unit, rng.choice(PAINTS))
        elif kind == "Van":
            car_rear(s, u, v, 2.1 * unit, (232, 232, 228))
        elif kind == "Pedestrian":
            person(s, u, v, 1.75 * unit, rng.choice(PAINTS), rng)
        else:
            cyclist(s, u, v, 1.75 * unit, rng.choice(PAINTS), rng)
        full = s.extent
        box = s.box()
        if box[2] - box[0] < 4 or box[3] - box[1] < 4:
            continue
        share = (box[2] - box[0]) * (box[3] - box[1]) / ((full[2] - full[0]) * (full[3] - full[1]))
        size = {"Car": (1.40, 1.75, 3.90), "Van": (1.68, 2.10, 4.80), "Pedestrian": (1.75, .50, .60), "Cyclist": (1.75, .60, 1.70)}[kind]
        rows.append((kind, 1 - share, box, size, (x, 1.65, z)))
    return s, rows


def kitti_row(kind, truncated, box, size, place):
    alpha = -math.pi / 2 - math.atan2(place[0], place[2])
    return "%s %.2f 0 %.2f %.2f %.2f %.2f %.2f %.2f %.2f %.2f %.2f %.2f %.2f %.2f" % (
        kind, truncated, max(-3.14, alpha), *box, *size, *place, -1.57)


DONT_CARE = "DontCare -1 -1 -10 %.2f %.2f %.2f %.2f -1 -1 -1 -1000 -1000 -1000 -10"

VOC_OBJECT = """	<object>
		<name>%s</name>
		<pose>Unspecified</pose>
		<truncated>%d</truncated>
		<difficult>0</difficult>
		<bndbox>
			<xmin>%s</xmin>
			<ymin>%s</ymin>
			<xmax>%s</xmax>
			<ymax>%s</ymax>
		</bndbox>
	</object>
"""


def voc_object(name, box, size):
    """VOC counts pixels from 1 and covers both ends; the box covers every pixel that is touched."""
    x1, y1, x2, y2 = math.floor(box[0]) + 1, math.floor(box[1]) + 1, math.ceil(box[2]), math.ceil(box[3])
    cut = box[0] <= 0 or box[1] <= 0 or box[2] >= size[0] or box[3] >= size[1]
    return VOC_OBJECT % (name, cut, x1, y1, min(x2, size[0]), min(y2, size[1]))


def voc_file(stem, size, objects):
    return ("<annotation>\n\t<folder>voc</folder>\n\t<filename>%s.jpg</filename>\n\t<source>\n\t\t<database>anchorkit fixtures</database>\n\t</source>\n"
            "\t<size>\n\t\t<width>%d</width>\n\t\t<height>%d</height>\n\t\t<depth>3</depth>\n\t</size>\n\t<segmented>0</segmented>\n%s</annotation>\n") % (
        stem, size[0], size[1], "".join(objects))


# What is planted: file → (rule that finds it, the object's text).
DEFECTS = {
    "street_01": ("BOX001", VOC_OBJECT % ("car", 0, 380, 200, 540, 290)),
    "street_05": ("BOX003", VOC_OBJECT % ("person", 0, 210, 150, 180, 260)),
    "street_08": ("BOX004", VOC_OBJECT % ("dog", 0, 120, 250, 120, 300)),
    "street_11": ("VOC011", VOC_OBJECT % ("car", 0, "abc", 200, 340, 290)),
    "lake_02": ("CLS002", VOC_OBJECT % ("Boat", 0, 40, 200, 140, 300)),
}


def main():
    rng = random.Random(20261121)
    annotations, pictures = HERE / "voc/Annotations", HERE / "voc/JPEGImages"
    annotations.mkdir(parents=True, exist_ok=True)
    pictures.mkdir(parents=True, exist_ok=True)
    sizes = [(500, 375), (500, 375), (500, 333), (375, 500)]
    plans = [("street", i, street) for i in range(1, 17)] + [("lake", i, lake) for i in range(1, 9)]
    for name, number, make in plans:
        stem, size = f"{name}_{number:02}", sizes[number % 4]
        scene, objects = make(*size, rng)
        scene.finish().save(pictures / f"{stem}.jpg", quality=82, optimize=True)
        texts = [voc_object(n, b, size) for n, b in objects if b[2] - b[0] > 3 and b[3] - b[1] > 3]
        if stem in DEFECTS:
            texts.append(DEFECTS[stem][1])
        if stem == "street_14":  # BOX009: the same object twice
            texts.append(texts[0])
        (annotations / f"{stem}.xml").write_text(voc_file(stem, size, texts))
    labels, images = HERE / "kitti/label_2", HERE / "kitti/image_2"
    labels.mkdir(parents=True, exist_ok=True)
    images.mkdir(parents=True, exist_ok=True)
    for number in range(12):
        scene, rows = road(1242, 375, rng, 4 + number)
        scene.finish().quantize(128, method=Image.MEDIANCUT, dither=Image.NONE).convert("RGB").save(images / f"{number:06}.png", optimize=True)
        lines = [kitti_row(*row) for row in rows]
        lines.append(DONT_CARE % (560 + number, 160.5, 610.25 + number, 180.75))
        (labels / f"{number:06}.txt").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
