"""All runs: both networks, every set of anchors, three seeds, as many at a time as there are cores to use.

  experiment.py --bin .build/release --data DATA --work WORK --output RESULTS [--quick]

`--quick` takes half the steps and leaves out the sets that only the whole experiment has: some ten minutes of two
cores. Finished runs are kept in WORK, so that an interrupted experiment goes on where it stopped.
"""
import argparse
import concurrent.futures
import json
import pathlib
import subprocess
import sys
import time

import anchorsets
import data
from train import BATCH, SETS

STEPS = {"ssd": 300, "squeezedet": 240}
SEEDS = range(3)
QUICK = ("shipped", "k-means", "ours")


def facts(binaries, work, model, arm):
    """How a set fits the training split, by its trainer's own matcher."""
    path = work / f"{arm}.{'json' if model == 'ssd' else 'config'}"
    document = work / "train.json"
    command = [f"{binaries}/anchors", "evaluate", document, "--layout" if model == "ssd" else "--config", path,
               "--format", "json", "--quiet"]
    as_labeled = trainer_facts(anchorsets.run(*command))
    seen = trainer_facts(anchorsets.run(*command, "--augment", anchorsets.AUGMENTATIONS[model], "--copies", "3"))
    return {"asLabeled": as_labeled, "augmented": seen}


def trainer_facts(text):
    """What the matcher makes of each class and of all objects: matched (by a positive that is not forced), the mean IoU
    with the best positive, positives an object."""
    rows = json.loads(text)["evaluations"][0]["trainer"]["byClass"]
    count = sum(row["objects"] for row in rows)
    total = {"class": "all", "objects": count}
    for name in ("matchedShare", "meanBestIoU", "meanPositives"):
        total[name] = sum(row[name] * row["objects"] for row in rows) / count
    return [{name: row[name] for name in total} for row in [total, *rows]]


def slim(answer):
    """A run without the list of every missed object."""
    for point in answer["curve"]:
        if isinstance(point["missed"], list):
            point["missed"] = len(point["missed"])
    return answer


def write(model, result, folder):
    """The runs that are there so far."""
    result["runs"].sort(key=lambda run: (anchorsets.ARMS[model].index(run["anchors"]), run["seed"]))
    (folder / f"{model}.json").write_text(json.dumps(result, separators=(",", ":")) + "\n")


def main():
    reader = argparse.ArgumentParser()
    for name in ("bin", "data", "work", "output"):
        reader.add_argument(f"--{name}", type=pathlib.Path, required=True)
    reader.add_argument("--quick", action="store_true")
    reader.add_argument("--jobs", type=int, default=2)
    chosen = reader.parse_args()
    chosen.output.mkdir(parents=True, exist_ok=True)
    steps = {model: count // 2 if chosen.quick else count for model, count in STEPS.items()}
    results, runs = {}, []
    for model in SETS:
        work = chosen.work / model
        data.prepare(SETS[model], chosen.bin, chosen.data, work)
        arms = [arm for arm in anchorsets.ARMS[model] if not chosen.quick or arm in QUICK]
        for arm in arms:
            anchorsets.write(model, arm, chosen.bin, work)
        results[model] = {
            "steps": steps[model], "batch": BATCH[model], "augmentation": anchorsets.AUGMENTATIONS[model],
            "facts": {arm: facts(chosen.bin, work, model, arm) for arm in arms}, "runs": []}
        runs += [(seed, model, arm) for seed in SEEDS for arm in arms]
    runs.sort(key=lambda run: (run[2] == "unscaled", run[0]))
    began, done = time.time(), 0

    def train(run):
        seed, model, arm = run
        path = chosen.work / model / f"{arm}-{seed}-of-{steps[model]}.json"
        if not path.exists():
            command = [sys.executable, str(pathlib.Path(__file__).parent / "train.py"), model, arm, str(seed)]
            for name in ("bin", "data"):
                command += [f"--{name}", str(getattr(chosen, name))]
            command += ["--work", str(chosen.work / model), "--steps", str(steps[model]), "--output", str(path)]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return model, json.loads(path.read_text())

    with concurrent.futures.ThreadPoolExecutor(chosen.jobs) as pool:
        for future in concurrent.futures.as_completed([pool.submit(train, run) for run in runs]):
            model, answer = future.result()
            results[model]["runs"].append(slim(answer))
            done += 1
            spent = time.time() - began
            last = answer["curve"][-1]
            print(f"{done} of {len(runs)} runs, {spent / 60:.1f} min, {spent / done * (len(runs) - done) / 60:.1f} left:"
                  f" {model} {answer['anchors']} seed {answer['seed']}  AP50 {last['AP50']:.3f}  AP {last['AP']:.3f}",
                  flush=True)
            write(model, results[model], chosen.output)


if __name__ == "__main__":
    main()
