"""Average precision by `anchors judge`, and by pycocotools on the same detections: equal to 1e-9, or it stops."""
import contextlib
import io
import json

from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval

from anchorsets import run


def results(samples, found, input_size, categories):
    """Detections as COCO's results, in pixels of the original pictures."""
    rows = []
    for sample, detections in zip(samples, found):
        across, down = sample.size[0] / input_size[0], sample.size[1] / input_size[1]
        for box, score, label in zip(detections.boxes, detections.scores, detections.classes):
            x1, y1, x2, y2 = (float(edge) for edge in box)
            rows.append({
                "image_id": sample.image_id, "category_id": categories[int(label)], "score": float(score),
                "bbox": [x1 * across, y1 * down, (x2 - x1) * across, (y2 - y1) * down]})
    return rows


def judge(binaries, document, rows, path):
    """AP, AP50 and AP of each class, and the objects that no detection found at IoU 0.5."""
    path.write_text(json.dumps(rows))
    if not rows:
        return {"AP": 0.0, "AP50": 0.0, "classes": {}, "missed": []}
    ours = json.loads(run(f"{binaries}/anchors", "judge", path, document, "--as", "coco", "--format", "json", "--quiet"))
    theirs = pycocotools(document, path)
    for name, value in theirs.items():
        if abs(ours["summary"][name] - value) > 1e-9:
            raise AssertionError(f"{name}: anchors judge {ours['summary'][name]}, pycocotools {value}")
    return {
        "AP": ours["summary"]["AP"], "AP50": ours["summary"]["AP50"],
        "classes": {row["class"]: row["measures"]["AP50"] for row in ours["classes"]}, "missed": ours["missed"]}


def pycocotools(document, path):
    with contextlib.redirect_stdout(io.StringIO()):
        truth = COCO(str(document))
        evaluation = COCOeval(truth, truth.loadRes(str(path)), "bbox")
        evaluation.evaluate()
        evaluation.accumulate()
        evaluation.summarize()
    return {"AP": evaluation.stats[0], "AP50": evaluation.stats[1], "AP75": evaluation.stats[2]}
