#!/usr/bin/env bash
# Speed, as ratios in one run, since machines differ and are noisy.
# usage: bench.sh BIN_DIR [LABEL_FILES]
#
# Whole processes race what users write by hand: Tests/bench_peer.py, a loop over ElementTree or
# split() that parses and checks boxes, on two processes. Labels are made by Tests/bench_labels.py.
set -euo pipefail
bin=$1
count=${2:-20000}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=${TMPDIR:-/tmp}/anchorkit-bench-$count

"$bin/anchorkit-bench"
command -v python3 >/dev/null || { echo "bench: no python3, so nothing to race"; exit 0; }
[ -e "$work/done" ] || { python3 "$here/bench_labels.py" "$work" "$count"; touch "$work/done"; }

# The median of five wall times in seconds, after a run to warm up.
median() {
  "$@" >/dev/null 2>&1 || true
  for _ in 1 2 3 4 5; do
    local start end
    start=$(date +%s%N)
    "$@" >/dev/null 2>&1 || true
    end=$(date +%s%N)
    echo $(((end - start) / 1000000))
  done | sort -n | sed -n 3p
}

ratio() { # name ours theirs
  awk -v name="$1" -v a="$2" -v b="$3" 'BEGIN { printf "%-44s %6d ms   by hand %6d ms   %.1f times faster\n", name, a, b, b / (a > 0 ? a : 1) }'
}

for format in voc kitti; do
  ours=$(median "$bin/dataset" lint "$work/$format" --labels-format "$format" --image-size 1242x375 --output-format concise)
  theirs=$(median python3 "$here/bench_peer.py" "$format" "$work/$format")
  ratio "lint $count $format files, all default rules" "$ours" "$theirs"
done

# Writes 20,000 small files, each time into a folder of its own: a disk is slow to reuse what was just deleted.
fresh() { "$@" "$(mktemp -d "$work/converted.XXXXXX")/out" >/dev/null 2>&1; }
ours() { fresh "$bin/dataset" convert "$work/voc" --to yolo --output; }
theirs() {
  fresh python3 -c 'from labelformat.cli.cli import main; main()' convert --task object-detection --input-format pascalvoc --output-format yolov8 \
    --input-folder "$work/voc/Annotations" --category-names "$classes" --output-split train --output-file
}
classes=$(python3 -c "import sys; sys.path.insert(0, '$here'); import bench_labels; print(','.join(bench_labels.VOC))")
if python3 -c 'import labelformat' 2>/dev/null; then
  ratio "convert $count voc files to yolo" "$(median ours)" "$(median theirs)"
else
  printf '%-44s %6d ms\n' "convert $count voc files to yolo" "$(median ours)"
  echo "bench: no labelformat, so converting has nothing to race (pip install labelformat==0.1.17)"
fi
rm -rf "$work"/converted.*

ours=$(median "$bin/anchors" cluster --k 9 "$work/kitti" --image-size 1242x375 --format json)
printf '%-44s %6d ms\n' "cluster k=9, 10 restarts, with reading" "$ours"
"$bin/anchors" sketch "$work/kitti" --image-size 1242x375 --output "$work/kitti.sketch" >/dev/null
ours=$(median "$bin/anchors" elbow "$work/kitti.sketch" --format json)
printf '%-44s %6d ms\n' "elbow 1-15, 10 restarts, from a sketch" "$ours"
if python3 -c 'import sklearn' 2>/dev/null; then
  theirs=$(python3 "$here/bench_kmeans.py" "$work/kitti" 9 9)
  ours=$(median "$bin/anchors" cluster --k 9 "$work/kitti.sketch" --format json)
  ratio "cluster k=9, whole process (theirs: fit only)" "$ours" "$theirs"
  theirs=$(python3 "$here/bench_kmeans.py" "$work/kitti" 1 15)
  ours=$(median "$bin/anchors" elbow "$work/kitti.sketch" --format json)
  ratio "elbow 1-15, whole process (theirs: fit only)" "$ours" "$theirs"
else
  echo "bench: no scikit-learn, so clustering has nothing to race (pip install scikit-learn)"
fi
