#!/usr/bin/env bash
# API documentation of the libraries with the articles of this folder, by the toolchain's own docc.
# usage: docs.sh SWIFT OUT_DIR, from the repository's root
set -euo pipefail
swift=$1
out=$2
modules=(Boxes Labels Lint Clustering Targets)
docc=$(dirname "$(readlink -f "$(command -v "$swift")")")/docc
[ -x "$docc" ] || { echo "docs: no docc beside $swift; it comes with the toolchain of swift.org" >&2; exit 1; }

# The graphs of the last build may be of files that are gone: they are made anew.
graphs=$("$swift" build --show-bin-path)/../symbolgraph
rm -rf "$graphs"
"$swift" build
"$swift" package dump-symbol-graph --minimum-access-level public --skip-synthesized-members > /dev/null

rm -rf "$out"
mkdir -p "$out/parts/anchorkit.docc"
cp Notebooks-md/conventions.md Notebooks-md/adding.md "$out/parts/anchorkit.docc/"
cat > "$out/parts/anchorkit.docc/anchorkit.md" <<'END'
# anchorkit

Check the labels of a detection dataset, choose anchors that fit it, and see which priors your trainer will turn positive.

@Metadata {
  @TechnologyRoot
}

## Topics

### Articles

- <doc:conventions>
- <doc:adding>
END

convert() { "$docc" convert "$@" --output-dir "$out/parts/$name.doccarchive" > "$out/parts/$name.log" 2>&1; }
name=anchorkit
convert "$out/parts/anchorkit.docc" || { cat "$out/parts/anchorkit.log" >&2; exit 1; }
for name in "${modules[@]}"; do
  mkdir -p "$out/parts/$name"
  cp "$graphs/$name.symbols.json" "$out/parts/$name/"
  convert --additional-symbol-graph-dir "$out/parts/$name" --fallback-display-name "$name" \
    --fallback-bundle-identifier "anchorkit.$name" || { cat "$out/parts/$name.log" >&2; exit 1; }
done
archives=("$out/parts/anchorkit.doccarchive")
for name in "${modules[@]}"; do archives+=("$out/parts/$name.doccarchive"); done
"$docc" merge "${archives[@]}" --synthesized-landing-page-name anchorkit \
  --output-path "$out/anchorkit.doccarchive"
echo "wrote $out/anchorkit.doccarchive; look at it with: python3 -m http.server -d $out/anchorkit.doccarchive"
echo "and open http://localhost:8000/documentation/"
