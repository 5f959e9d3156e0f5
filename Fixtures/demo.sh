#!/usr/bin/env bash
# The whole way on the fixtures: lint, elbow, cluster, emit, preview.
# usage: demo.sh BIN_DIR OUT_DIR, from the repository's root
set -euo pipefail
bin=$1
out=$2
mkdir -p "$out"

step() {
  printf '\n\033[1m$ %s\033[0m\n' "$*"
  local tool=$1
  shift
  "$bin/$tool" "$@"
}

# Six faults are planted in these labels, so lint ends with status 1.
step dataset lint Fixtures/voc && status=0 || status=$?
[ "$status" -eq 1 ] || { echo "demo: expected findings in Fixtures/voc, got exit $status" >&2; exit 1; }

step anchors elbow Fixtures/kitti --input-size 1248x384 --counts 1-9 \
  --plot "$out/elbow.png" --plot "$out/elbow.svg"

step anchors cluster --k 4 Fixtures/kitti --input-size 1248x384 --plot "$out/sizes.png" \
  --emit squeezedet --lowercase-classes --output "$out/squeeze.config"

step preview-matches Fixtures/kitti --config "$out/squeeze.config" --output "$out/previews"

cat <<END

Done. Look at
  $out/elbow.png        how many anchors are worth it (also elbow.svg)
  $out/sizes.png        box sizes, the anchors, and which boxes fall to each
  $out/squeeze.config   for SqueezeDet's trainer
  $out/previews/        12 pictures: which priors that trainer will turn positive
END
