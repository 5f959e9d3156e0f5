"""Searches and filters the page of `dataset lint`. usage: lint_page.py BIN_DIR [PICTURES_DIR]"""

import os
import subprocess
import sys
import tempfile
import time

from browser import Browser

ROWS = "document.querySelectorAll('#rows tr').length"
COUNT = "document.getElementById('count').textContent"
DATA = "JSON.parse(document.getElementById('data').textContent)"
HOSTILE = "<img src=x onerror=alert(1)>"


def equal(found, expected, what):
    if found != expected:
        raise SystemExit(f"lint_page: {what}: {found!r}, expected {expected!r}")


def write(folder):
    """Three labels with 270 faults, one of them of a class that would be markup."""
    nameless = "<object><name>car</name></object>"
    for name in "abc":
        objects = nameless * 89 + f"<object><name>{HOSTILE.replace('<', '&lt;')}\u202e</name></object>"
        with open(os.path.join(folder, name + ".xml"), "w") as file:
            file.write("<annotation><size><width>9</width><height>9</height><depth>3</depth></size>"
                       f"{objects}</annotation>")


def change(page, control, value):
    page.value(f"(e => {{ e.value = '{value}'; for (const kind of ['input', 'change'])"
               " e.dispatchEvent(new Event(kind, {bubbles: true})); })"
               f"(document.getElementById('{control}'))")
    time.sleep(0.3)  # The search waits for the end of a word.


def check(page, path):
    page.open(path)
    equal(page.value("document.querySelector('.controls').hidden"), False, "controls at first")
    every = page.value(DATA + ".rows.length")
    equal(every >= 270, True, "findings in the data")
    equal(page.value(COUNT), f"{every} of {every}", "findings at first")
    equal(page.value(ROWS), 200, "rows at first")
    page.click("#more button")
    equal(page.value(ROWS), min(every, 400), "rows after more were asked for")

    change(page, "search", "B.xml")
    part = page.value(f"(d => d.rows.filter(r => d.files[r[0]] === 'b.xml').length)({DATA})")
    equal(page.value(COUNT), f"{part} of {every}", "findings of one file")
    equal(page.value("[...document.querySelectorAll('#rows .path')].every(e => e.textContent.startsWith('b.xml'))"),
          True, "the rows are that file's")
    change(page, "search", "")
    change(page, "severity", "warning")
    part = page.value(DATA + ".rows.filter(r => r[3] === 1).length")
    equal(0 < part < every, True, "some findings are warnings")
    equal(page.value(COUNT), f"{part} of {every}", "warnings")
    equal(page.value("[...document.querySelectorAll('#rows tr')].every(e => e.className === 'warning')"), True,
          "the rows are warnings")
    equal(page.value(f"document.querySelectorAll('#rows img').length + (document.body.textContent.includes('{HOSTILE}') ? 0 : 1)"),
          0, "a class name is text")
    equal(page.requests + page.complaints, [], "requests and complaints")


def main():
    tool = os.path.join(sys.argv[1], "dataset")
    pictures = sys.argv[2] if len(sys.argv) > 2 else None
    with tempfile.TemporaryDirectory() as folder:
        write(folder)
        path = os.path.join(folder, "page.html")
        run = subprocess.run([tool, "lint", folder, "--labels-format", "voc", "--output-format", "html", "--output", path])
        equal(run.returncode, 1, "status of lint")
        with Browser(1280, 900) as page:
            check(page, path)
            if pictures:
                os.makedirs(pictures, exist_ok=True)
                page.picture(os.path.join(pictures, "lint.png"))
    print("lint_page: all checks passed")


main()
