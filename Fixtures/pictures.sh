#!/usr/bin/env bash
# Draws the pictures of Notebooks-md anew, by the commands that the walks show.
# usage: pictures.sh BIN_DIR, from the repository's root
set -euo pipefail
bin=$1
images=Notebooks-md/images
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

anchors() { "$bin/anchors" "$@" > "$scratch/report.txt"; }
preview() { "$bin/preview-matches" "$@" --output "$scratch" > "$scratch/report.txt"; }

anchors cluster --k 4 Fixtures/kitti --input-size 1248x384 --plot "$images/sizes.png" \
  --emit squeezedet --lowercase-classes --output "$scratch/squeeze.config"
anchors elbow Fixtures/kitti --input-size 1248x384 --counts 1-9 --plot "$images/elbow.png"

preview Fixtures/kitti --config "$scratch/squeeze.config" --limit 4
cp "$scratch/000003.png" "$images/preview.png"
preview Fixtures/voc --preset gluoncv-ssd300 --only forced --limit 1
cp "$scratch/lake_01.png" "$images/ssd300-forced.png"
preview Fixtures/voc --preset ssd-tensorflow-300 --only unmatched --limit 2
cp "$scratch/lake_02.png" "$images/unmatched.png"
preview Fixtures/voc/Annotations/street_03.xml --layout Fixtures/layouts/torchcv-ssd300.json \
  --show-priors level=1,row=9,column=9 --scale 1
cp "$scratch/street_03.png" "$images/cell.png"
preview Fixtures/deep-dive --preset gluoncv-ssd300 --reader plain
cp "$scratch/second.png" "$images/deep-dive.png"

mkdir -p "$images/trainers"
for trainer in squeezedet torchvision-ssd300 mmdet-ssd512-coco tf-od-ssd300 effdet-d0 torchvision-retinanet \
  keras-hub-retinanet torchvision-rpn darknet-yolo yolov5; do
  preview Fixtures/kitti/label_2/000003.txt --preset "$trainer" --scale 0.5
  cp "$scratch/000003.png" "$images/trainers/$trainer.png"
done
