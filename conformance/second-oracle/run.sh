#!/usr/bin/env bash
# Derives the committed vectors, and COUNT drawn problems, with the second oracle, and writes RESULT.json: run.sh [COUNT]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
drawn=$(mktemp)
trap 'rm -f "$drawn"' EXIT
python3 "$here/rederive.py" --write vectors
node "$here/draw.mjs" "${1:-2000}" > "$drawn"
python3 "$here/rederive.py" --write drawn "$drawn"
