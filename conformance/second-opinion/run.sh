#!/usr/bin/env bash
# Compares the reference with mpmath on COUNT drawn problems and writes RESULT.md: run.sh [COUNT]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
count=${1:-4000}
{
  echo "# Second opinion: the last run"
  echo
  echo "Made by \`npm run second-opinion -- $count\`."
  echo
  node "$here/draw.mjs" "$count" | python3 "$here/judge.py"
} > "$here/RESULT.md.partial"
mv "$here/RESULT.md.partial" "$here/RESULT.md"
cat "$here/RESULT.md"
