#!/usr/bin/env bash
# Installs what reads the vectors in the tests, into .venv, as far as it can be had here; the last line says what is there.
# Where pip has no NumPy, Debian's is taken.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

python=.venv/bin/python
stamp=.venv/installed.txt
if ! cmp -s requirements.txt "$stamp"; then
  rm -rf .venv
  python3 -m venv .venv || exit 1
  quietly() { "$python" -m pip install --quiet --disable-pip-version-check --retries 1 "$@" 2>/dev/null; }
  quietly -r requirements.txt || while read -r line; do
    case $line in '' | '#'*) ;; *) quietly "$line" ;; esac
  done <requirements.txt
  if ! "$python" -c 'import numpy' 2>/dev/null && apt-get install -y python3-numpy >/dev/null 2>&1; then
    /usr/bin/python3 -m venv --clear --system-site-packages .venv
  fi
  cp requirements.txt "$stamp"
fi

"$python" - <<'PYTHON'
import importlib

found = []
for name in ("numpy", "safetensors", "ml_dtypes", "onnx", "onnxruntime"):
    try:
        found.append(f"{name} {importlib.import_module(name).__version__}")
    except ImportError:
        found.append(f"no {name}")
print("readers of vectors: " + ", ".join(found))
PYTHON
