"""Tries your softmax cross-entropy on the vectors of softproof, with NumPy alone.

    softproof vectors export --format npz --out vectors
    python3 check.py my_softmax.py vectors/*.npz

Of softmax(logits), log_softmax(logits), cross_entropy(logits, targets) and cross_entropy_grad(logits, targets) in
my_softmax.py those are asked that are there; my_softmax.py:name takes them from an object in it. What else a case needs
is given by name: weights, label_smoothing, ignore_index, reduction, upstream, axis; a function without such an argument
is not asked. For each answer it prints the level that it holds, and of a failing one what that says of your code. The
exit code is 0 if all hold --level, 1 if not, 2 if a file cannot be read, and 3 if nothing was compared.
"""

import argparse
import inspect
import json
import runpy
import sys
from types import SimpleNamespace

import numpy as np

LEVELS = ["none", "safe", "stable", "accurate", "faithful", "exact"]


def read(archive, name):
    """An array. NumPy has no bfloat16: its bit patterns, uint16, become the float32 of the same value."""
    array = archive[name]
    return (array.astype(np.uint32) << 16).view(np.float32) if array.dtype == np.uint16 else array


def held(answer, lowest, highest):
    """The number of the best level whose limits all elements keep. Two comparisons, which no NaN passes."""
    if answer.shape != lowest.shape[1:]:
        raise ValueError(f"the answer has the shape {answer.shape}, not {lowest.shape[1:]}")
    answer = answer.astype(lowest.dtype, casting="same_kind")  # Not of complex numbers, which would lose a half.
    fits = [np.all((low <= answer) & (answer <= high)) for low, high in zip(lowest, highest)]
    return [*fits, False].index(False)


def tried(subject, case, archive):
    """Each answer to a case: its quantity and dtype, the number of its level, and what went wrong on the way."""
    given = lambda name: case[name] if name in case else read(archive, f"{case['id']}/{name}")  # noqa: E731
    for quantity, call in case["calls"].items():
        positional, named = [given(name) for name in call["positional"]], {name: given(name) for name in call["named"]}
        try:
            inspect.signature(getattr(subject, quantity)).bind(*positional, **named)
        except (AttributeError, TypeError):
            continue
        except ValueError:
            pass  # Nobody knows the arguments of a function that is not written in Python.
        dtype, level, wrong = call["dtypes"][0], 0, ""
        try:
            answer = np.asarray(getattr(subject, quantity)(*positional, **named))
            dtype = answer.dtype.name if answer.dtype.name in call["dtypes"] else dtype
            limits = (read(archive, f"{case['id']}/{quantity}/{dtype}/{end}") for end in ("lowest", "highest"))
            level = held(answer, *limits)
        except (Exception, SystemExit) as error:
            wrong = f"\n    {type(error).__name__}: {error}"
        yield quantity, dtype, level, wrong


parser = argparse.ArgumentParser(description="Tries a softmax cross-entropy on the vectors of softproof.")
parser.add_argument("subject", help="my_softmax.py, or my_softmax.py:name")
parser.add_argument("vectors", nargs="+", help="files as vectors export --format npz writes them")
parser.add_argument("--level", choices=LEVELS[1:], default="stable", help="what is asked for: %(default)s unless given")
options = parser.parse_args()
path, _, name = options.subject.partition(":")
try:
    subject, archives = SimpleNamespace(**runpy.run_path(path)), [np.load(file) for file in options.vectors]
except (OSError, SystemExit) as error:
    parser.error(f"while reading {path} and the vectors: {type(error).__name__}: {error}")
np.seterr(all="ignore")
wanted, levels = LEVELS.index(options.level), []
for archive in archives:
    contents = json.loads(archive["softproof.json"])
    for case in contents["cases"]:
        for quantity, dtype, level, wrong in tried(getattr(subject, name) if name else subject, case, archive):
            levels.append(level)
            print(f"{case['id']} {contents['dtype']} {quantity} {dtype} {LEVELS[level]}{wrong}")
            for flag, note in [(flag, contents["flags"][flag]) for flag in case["flags"] if level < wanted]:
                seen = ", ".join(note["seen"]) or f"nowhere. {note['unseen']}"
                print(f"    {flag}: {note['bugType']}. {note['effect']} Seen: {seen}")
failed = sum(level < wanted for level in levels)
print(f"{len(levels)} answers, {failed} below {options.level}", file=sys.stderr)
sys.exit(3 if not levels else 1 if failed else 0)
