#!/usr/bin/env bash
# Compares the reference or the oracle with mpmath on COUNT drawn problems and writes RESULT.md or ORACLE.md:
# run.sh [COUNT] [reference|oracle]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
count=${1:-4000}
who=${2:-reference}
case $who in
  reference) page=RESULT.md title="Second opinion on the reference" ;;
  oracle) page=ORACLE.md title="Second opinion on the oracle" ;;
  *) echo "run.sh: $who is neither reference nor oracle" >&2; exit 2 ;;
esac
summary=$(mktemp)
trap 'rm -f "$summary"' EXIT
{
  echo "# $title: the last run"
  echo
  echo "Made by \`npm run second-opinion -- $count $who\`."
  echo
  node "$here/draw.mjs" "$count" "$who" 2> "$summary" | python3 "$here/judge.py" "$who"
  if [ -s "$summary" ]; then
    echo
    cat "$summary"
  fi
} > "$here/$page.partial"
mv "$here/$page.partial" "$here/$page"
cat "$here/$page"
