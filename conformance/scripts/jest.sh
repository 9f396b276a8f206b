#!/usr/bin/env bash
# Runs the examples for jest in a project of somebody's: what npm would publish, installed beside a real jest. Too much to
# install for every run of the tests, which hold the helper to a runner like jest.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
project=$(mktemp -d)
trap 'rm -rf "$project"' EXIT

(cd "$root" && npm run --silent build && npm pack --silent --ignore-scripts --pack-destination "$project" >/dev/null)
cp "$root"/conformance/examples/javascript/{right,wrong,jest-right.test,jest-wrong.test}.mjs "$project"
cd "$project"
echo '{"type": "module", "jest": {"testMatch": ["**/jest-*.test.mjs"], "transform": {}}}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts ./softproof-*.tgz jest@30.2.0 >/dev/null

export NODE_OPTIONS=--experimental-vm-modules
npx jest jest-right
if npx jest jest-wrong >wrong.txt 2>&1; then
  echo 'jest passed what is wrong' >&2
  exit 1
fi
grep -q 'softproof replay ' wrong.txt
echo 'jest: what is right passes, and what is wrong fails with a line that replays it'
