#!/bin/sh
# Judges a program by way of files, as what waits in a queue before an accelerator is judged. After `npm run build`:
#
#     conformance/scripts/on-file.sh EFFORT REPORT.json PROGRAM [WORD...]
set -e
effort=$1 report=$2
shift 2
softproof=$(cd "$(dirname "$0")/../.." && pwd)/dist/cli/main.js
files=$(mktemp -d)
trap 'rm -r "$files"' EXIT
node "$softproof" questions --effort "$effort" --out "$files/questions.jsonl" -- "$@"
"$@" < "$files/questions.jsonl" > "$files/answers.jsonl"
node "$softproof" certify --effort "$effort" --answers "$files/answers.jsonl" --report "json=$report"
