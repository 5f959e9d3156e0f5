"""Builds labels of the four formats, and the list of cases."""
import json

CASES = []
SOUND = {"voc": 2, "kitti": 2, "yolo": 2, "coco": 0}
CLEAN, WARNED, REJECTED, IGNORED = "parsed-clean", "parsed-with-warning", "rejected-with-error", "ignored"


def case(name, labels, content, outcome, kept, fix="n/a", good=None, special=None, exits=None, file=None, **more):
    """States a case. `content`: the bytes of the label, or a function that gets its path and writes.

    `more`: `needs`, that the tool must not open what root can; `stops`, that there is no report.
    """
    CASES.append({
        "case": name, "format": labels, "content": content, "outcome": outcome, "boxes_kept": kept, "fix": fix,
        "good_boxes": SOUND[labels] if good is None else good, "special": special, "file": file,
        "exit_any_of": exits or ([1] if outcome == REJECTED else [0]), "seconds": 5, **more})


def voc(*objects, size=(200, 100), head="", tail="", name="hostile.png"):
    text = f"{head}<annotation>\n<filename>{name}</filename>\n"
    if size:
        text += f"<size><width>{size[0]}</width><height>{size[1]}</height><depth>3</depth></size>\n"
    for item in objects:
        text += item if isinstance(item, str) else thing(*item)
    return (text + "</annotation>\n" + tail).encode()


def thing(x1, y1, x2, y2, name="car"):
    return (f"<object><name>{name}</name><bndbox><xmin>{x1}</xmin><ymin>{y1}</ymin>"
            f"<xmax>{x2}</xmax><ymax>{y2}</ymax></bndbox></object>\n")


def kitti(*boxes, kind="Car", tail=" 1.50 1.60 3.70 1.00 1.65 20.00 -1.57"):
    return "".join(f"{kind} 0.00 0 -1.57 {box}{tail}\n" for box in boxes).encode()


def coco(annotations, images=None, categories=None, **more):
    document = {
        "images": images or [{"id": 1, "file_name": "a.png", "width": 200, "height": 100}],
        "categories": categories or [{"id": 1, "name": "car"}],
        "annotations": [{"id": place + 1, "image_id": 1, "category_id": 1, "iscrowd": 0, **annotation}
                        for place, annotation in enumerate(annotations)], **more}
    return json.dumps(document).encode()


A, B = (20, 10, 90, 60), (100, 30, 180, 90)
ROW = kitti("20.00 10.00 90.00 60.00")
