"""Opens the pages of `anchors cluster` and `anchors elbow --report`. usage: anchors_page.py BIN_DIR [PICTURES_DIR]"""

import os
import subprocess
import sys
import tempfile

from browser import Browser

BROKEN = "[...document.images].filter(i => i.complete && !i.naturalWidth).length"


def main():
    tool = os.path.join(sys.argv[1], "anchors")
    pictures = sys.argv[2] if len(sys.argv) > 2 else None
    if pictures:
        os.makedirs(pictures, exist_ok=True)
    runs = {
        "cluster": ["--k", "4", "Fixtures/kitti", "--input-size", "1248x384"],
        "elbow": ["Fixtures/voc", "--input-size", "300x300", "--distance", "iou"],
    }
    with tempfile.TemporaryDirectory() as folder:
        for name, arguments in runs.items():
            path = os.path.join(folder, name + ".html")
            subprocess.run([tool, name, *arguments, "--report", path], check=True, capture_output=True)
            for width, dark in ((1280, False), (390, True)):
                with Browser(width, 844, dark) as page:
                    page.open(path)
                    scheme = "dark" if dark else "light"
                    chart = page.value("document.querySelector('picture img').currentSrc")
                    other = page.value("document.querySelector('picture source').srcset")
                    facts = {
                        "broken pictures": (page.value(BROKEN), 0),
                        "the chart for " + scheme: (chart == other, dark),
                        "sideways scrolling": (
                            page.value("document.documentElement.scrollWidth"), width),
                        "worst objects": (page.value("document.querySelectorAll('.worst li').length"), 24),
                        "requests and complaints": (page.requests + page.complaints, []),
                    }
                    for what, (found, expected) in facts.items():
                        if found != expected:
                            raise SystemExit(f"anchors_page: {name}, {width}: {what}: {found!r}, expected {expected!r}")
                    if pictures:
                        page.picture(os.path.join(pictures, f"{name}-{scheme}.png"))
    print("anchors_page: all checks passed")


main()
