#!/usr/bin/env bash
# The syntax of the pages' code: scripts by node, where it is installed; braces and declarations of styles.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

if command -v node >/dev/null; then
  for script in $(find Sources Tests -name '*.js'); do node --check "$script"; done
else
  echo "pages: no node here, so that the syntax of scripts is not checked"
fi

for style in $(find Sources -name '*.css'); do
  awk -v file="$style" '
    { text = text $0 "\n" }
    function wrong(what) { print file ": " what; failed = 1 }
    END {
      gsub(/\/\*([^*]|\*+[^*\/])*\*+\//, "", text)
      if (text ~ /\/\*|\*\//) wrong("a comment without its other end")
      if (gsub(/"[^"\n]*"/, "x", text) && text ~ /"/) wrong("a quote without its other end")
      depth = 0; part = ""
      for (place = 1; place <= length(text); place++) {
        byte = substr(text, place, 1)
        if (byte == "{") {
          if (part ~ /^[ \n]*$/) wrong("a block without a selector")
          depth++; part = ""
        } else if (byte == "}" || byte == ";") {
          if (part !~ /^[ \n]*$/ && part !~ /^[ \n]*[a-z-]+[ ]*:[ ]*[^ \n]/) wrong("no declaration: " part)
          if (byte == ";" && depth == 0) wrong("a declaration outside of a block: " part)
          if (byte == "}" && --depth < 0) { wrong("a } too many"); depth = 0 }
          part = ""
        } else part = part byte
      }
      if (depth) wrong("a } is missing")
      if (part !~ /^[ \n]*$/) wrong("text after the last block: " part)
      exit failed
    }' "$style"
done
