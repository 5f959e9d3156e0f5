"""Clicks through the page of `preview-matches --report`. usage: matches_page.py BIN_DIR [PICTURES_DIR]"""

import os
import shutil
import subprocess
import sys
import tempfile

from browser import Browser

TILES = "document.querySelectorAll('#grid li:not([hidden])').length"
NAME = "document.getElementById('name').textContent"
OPEN = "document.getElementById('view').open"
HOSTILE = "</script><script>alert(1)</script>"


def rectangles(kind):
    return f"document.querySelectorAll('#layer .{kind}').length"


def equal(found, expected, what):
    if found != expected:
        raise SystemExit(f"matches_page: {what}: {found!r}, expected {expected!r}")


def check_browsing(page, pictures):
    equal(page.value(TILES), 24, "images at first")
    page.choose("#state", "2")
    equal(page.value(TILES), 1, "images with a never-matched object")
    page.choose("#state", "-1")
    boats = page.value(
        "(n => { const d = JSON.parse(document.getElementById('data').textContent);"
        " const c = d.classes.indexOf(n);"
        " return d.images.filter(i => i.o.some(o => o[0] === c)).length; })('boat')")
    page.choose("#class", page.value(
        "[...document.querySelectorAll('#class option')].find(o => o.textContent === 'boat').value"))
    equal(page.value(TILES), boats, "images with a boat")
    page.choose("#class", "-1")
    page.choose("#search", "lake_0")
    names = page.value(
        "[...document.querySelectorAll('#grid li:not([hidden]) b')].map(e => e.textContent)")
    equal(all(n.startswith("lake_0") for n in names) and len(names) > 2, True, "searched names")
    page.choose("#order", "worst")
    worst = page.value(
        "[...document.querySelectorAll('#grid li:not([hidden]) b')].map(e => e.textContent)")
    equal(sorted(worst) == sorted(names) and worst != names, True, "worst first")

    page.click("#grid li:not([hidden]) button")
    equal(page.value(OPEN), True, "the viewer opens")
    equal(page.value(NAME), worst[0], "the image that was clicked")
    equal(page.value("document.getElementById('photo').naturalWidth > 0"), True, "its picture")
    equal(page.value("document.getElementById('previous').disabled"), True, "nothing before it")
    page.key("ArrowLeft")
    equal(page.value(NAME), worst[0], "left of the first")
    page.key("ArrowRight")
    equal(page.value(NAME), worst[1], "right")
    page.key("ArrowLeft")
    equal(page.value(NAME), worst[0], "left")
    if pictures:
        page.picture(os.path.join(pictures, "viewer.png"))

    objects = page.value("document.querySelectorAll('#objects tr').length")
    equal(page.value(rectangles("truth")), objects, "a box for each object")
    page.click("#show-truths")
    equal(page.value(rectangles("truth")), 0, "ground truths hidden")
    priors = page.value(rectangles("prior"))
    levels = page.value(
        "[...document.querySelectorAll('#layers input[id^=show-level]')].map(e => e.id)")
    for level in levels:
        page.click("#" + level)
    equal(page.value(rectangles("prior")), 0, f"{priors} priors hidden by {len(levels)} levels")
    page.click("#" + levels[0])
    back = page.value(rectangles("prior"))
    equal(0 <= back <= priors, True, "one level shown again")
    page.click("#show-forced")
    equal(page.value(rectangles("dashed")), 0, "forced matches hidden")
    page.key("Escape")
    equal(page.value(OPEN), False, "Escape closes")
    page.click("#grid li:not([hidden]) button")
    page.click("#close")
    equal(page.value(OPEN), False, "the button closes")


def report(tool, folder, name, *arguments, status=0):
    """The page that a run writes; its exit status is 1 where the trainer stops at an image."""
    path = os.path.join(folder, name)
    run = subprocess.run([tool, *arguments, "--report", path], capture_output=True, text=True)
    equal(run.returncode, status, f"exit status ({run.stderr.strip()})")
    return path


def many(folder, count):
    """Copies the fixtures' images and labels until there are so many."""
    root = "Fixtures/kitti"
    for kind, ending in (("label_2", ".txt"), ("image_2", ".png")):
        os.makedirs(os.path.join(folder, kind))
        for number in range(count):
            source = os.path.abspath(f"{root}/{kind}/{number % 12:06d}{ending}")
            shutil.copyfile(source, os.path.join(folder, kind, f"{number:06d}{ending}"))
    return folder


def main():
    binaries = sys.argv[1]
    pictures = sys.argv[2] if len(sys.argv) > 2 else None
    tool = os.path.join(binaries, "preview-matches")
    if pictures:
        os.makedirs(pictures, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        path = report(tool, folder, "voc.html", "Fixtures/voc", "--preset", "gluoncv-ssd300",
                      "--reader", "plain")
        with Browser() as page:
            page.open(path)
            check_browsing(page, pictures)
            equal((page.requests, page.complaints), ([], []), "requests and complaints")
        if pictures:
            for name, width, dark in (("desktop", 1280, False), ("phone-dark", 390, True)):
                with Browser(width, 844, dark) as page:
                    page.open(path)
                    page.picture(os.path.join(pictures, name + ".png"))
                    page.click("#grid li:not([hidden]) button")
                    page.picture(os.path.join(pictures, name + "-viewer.png"))

        hostile = os.path.join(folder, "hostile", "labels")
        os.makedirs(hostile)
        label = "<script>alert(2)<b>.xml"
        with open(os.path.join(hostile, label), "w") as file:
            name = HOSTILE.replace("<", "&lt;")
            file.write(
                "<annotation><filename>a</filename><size><width>300</width><height>300</height>"
                f"<depth>3</depth></size><object><name>{name}</name><difficult>0</difficult>"
                "<bndbox><xmin>10</xmin><ymin>10</ymin><xmax>150</xmax><ymax>150</ymax></bndbox></object></annotation>")
        path = report(tool, folder, "hostile.html", hostile, "--preset", "gluoncv-ssd300")
        with Browser() as page:
            page.open(path)
            page.click("#grid button")
            equal(page.value(NAME), label[:-4], "the file's name as text")
            equal(page.value("document.querySelector('#objects td:nth-child(2)').textContent"),
                  HOSTILE, "the class's name as text")
            equal(page.value("document.scripts.length"), 2, "scripts: the page's own and its data")
            equal((page.requests, page.complaints), ([], []), "requests and complaints")

        path = report(tool, folder, "many.html", many(os.path.join(folder, "many"), 500),
                      "--preset", "squeezedet")
        size = os.path.getsize(path) / 1e6
        with Browser() as page:
            seconds = page.open(path)
            equal(page.value(TILES), 500, "500 images")
            took = page.value(
                "(() => { const s = performance.now(); const e = document.getElementById('order');"
                " e.value = 'worst'; e.dispatchEvent(new Event('input'));"
                " document.body.offsetHeight; return performance.now() - s; })()")
            page.click("#grid li:not([hidden]) button")
            steps = page.value(
                "(() => { const s = performance.now(); const n = document.getElementById('next');"
                " for (let i = 0; i < 20; i++) n.click(); document.body.offsetHeight;"
                " return (performance.now() - s) / 20; })()")
            toggle = page.value(
                "(() => { const s = performance.now(); document.getElementById('show-truths').click();"
                " document.body.offsetHeight; return performance.now() - s; })()")
        print(f"matches_page: 500 images, {size:.1f} MB: open {seconds:.2f} s, sort {took:.0f} ms, "
              f"next {steps:.1f} ms, toggle {toggle:.1f} ms")
        equal(seconds < 10 and took < 1000 and steps < 200, True, "fast enough")
    print("matches_page: all checks passed")


main()
