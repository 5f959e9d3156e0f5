"""Four sets of anchors for each network, as many each, fitted to the training split alone."""
import json
import subprocess

#: The trainer's own augmentation: all runs train under it, one set of anchors is fitted under it.
AUGMENTATIONS = {"ssd": "torchvision-ssdlite", "squeezedet": "squeezedet-tf"}
#: Shapes of all levels of the SSD; anchors of the SqueezeDet.
COUNTS = {"ssd": 18, "squeezedet": 9}
FITS = {"k-means": ["--distance", "euclidean"], "ours": [], "ours-augmented": None}
ARMS = {
    "ssd": ["shipped", "k-means", "ours", "ours-augmented", "patched"],
    "squeezedet": ["unscaled", "shipped", "k-means", "ours", "ours-augmented"],
}
LEVELS = 3
INPUTS = {"ssd": (320, 320), "squeezedet": (416, 128)}


def run(*command):
    return subprocess.run([str(part) for part in command], check=True, stdout=subprocess.PIPE).stdout


def fitted(model, arm, binaries, document):
    """Sizes in pixels of the input, by area."""
    options = FITS[arm] if FITS[arm] is not None else ["--augment", AUGMENTATIONS[model], "--copies", "5"]
    width, height = INPUTS[model]
    answer = json.loads(run(
        f"{binaries}/anchors", "cluster", "--k", COUNTS[model], document, "--input-size", f"{width}x{height}",
        "--format", "json", "--quiet", *options))
    return [(anchor["width"], anchor["height"]) for anchor in answer["anchors"]]


def ssd_layout(arm, binaries, document):
    """torchvision's ssdlite320 up to its third level, with its own shapes or fitted ones: the smallest third on the
    finest level, and so on, as YOLO deals its anchors out."""
    layout = json.loads(run(f"{binaries}/anchors", "priors", "--preset", "torchvision-ssdlite320", "--format", "layout"))
    layout["levels"] = layout["levels"][:LEVELS]
    layout["name"] = f"ssdlite-{arm}"
    if arm == "patched":
        # Two shapes of the finest level that fit no object (ratios 3 and 1/3) give way to the two smallest fitted ones.
        sizes = fitted("ssd", "ours-augmented", binaries, document)[:2]
        layout["levels"][0]["shapes"][-2:] = [{"width": w / 320, "height": h / 320} for w, h in sizes]
    elif arm != "shipped":
        sizes = fitted("ssd", arm, binaries, document)
        share = len(sizes) // LEVELS
        for number, level in enumerate(layout["levels"]):
            own = sizes[number * share:(number + 1) * share]
            level["shapes"] = [{"width": w / 320, "height": h / 320} for w, h in own]
    return layout


def squeezedet_anchors(arm, binaries, document):
    """Nine sizes. SqueezeDet ships pixels of 1248×384: a third of them here; `unscaled` forgets that."""
    if arm not in ("shipped", "unscaled"):
        return fitted("squeezedet", arm, binaries, document)
    shipped = json.loads(run(
        f"{binaries}/anchors", "priors", "--preset", "squeezedet", "--format", "json"))
    sizes = [(prior["w"], prior["h"]) for prior in shipped["priors"] if prior["row"] == prior["column"] == 0]
    return [(w / 3, h / 3) for w, h in sizes] if arm == "shipped" else sizes


def write(model, arm, binaries, work):
    """Writes a set of anchors as a file that the other tools take too; its path."""
    document = work / "train.json"
    if model == "ssd":
        path = work / f"{arm}.json"
        path.write_text(json.dumps(ssd_layout(arm, binaries, document)))
        return path
    sizes = squeezedet_anchors(arm, binaries, document)
    path = work / f"{arm}.config"
    run(f"{binaries}/anchors", "emit", "--anchors", " ".join(f"{w!r},{h!r}" for w, h in sizes), "--to", "squeezedet",
        "--input-size", "416x128", "--classes", "car,cyclist,pedestrian", "--output", path, "--quiet")
    config = json.loads(path.read_text())
    config.update(ANCHORS_WIDTH=52, ANCHORS_HEIGHT=16)
    path.write_text(json.dumps(config))
    return path
