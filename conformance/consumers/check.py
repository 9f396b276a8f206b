"""Tries your softmax cross-entropy on the vectors of softproof, with NumPy alone.

    softproof vectors export --format npz --out vectors
    python3 check.py my_softmax.py vectors/*.npz

Of softmax(logits), log_softmax(logits), cross_entropy(logits, targets) and cross_entropy_grad(logits, targets) in
my_softmax.py those are asked that are there; my_softmax.py:name takes them from an object in it. What else a case needs
is given by name: weights, label_smoothing, ignore_index, reduction, upstream, axis; a function without such an argument
is not asked. For each answer it prints the level that it holds, and of a failing one what that says of your code,
or what went wrong. The exit code is 0 if all hold --level, 1 if not, 2 if a file cannot be read, and 3 if nothing was
compared.
"""

import argparse
import inspect
import json
import runpy
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
        raise TypeError(f"the answer has the shape {answer.shape}, not {lowest.shape[1:]}")
    answer = answer.astype(lowest.dtype, casting="same_kind")  # Not of complex numbers, which would lose a half.
    return [*(np.all((low <= answer) & (answer <= high)) for low, high in zip(lowest, highest)), False].index(False)


def tried(subject, case, archive):
    """Each answer to a case: its quantity and dtype, the number of its level, what went wrong on the way, and the flags
    that may say why: they speak of numbers, not of a wrong shape or a name that is not there."""
    given = lambda name: case[name] if name in case else read(archive, f"{case['id']}/{name}")  # noqa: E731
    for quantity, call in case["calls"].items():
        positional, named = [given(name) for name in call["positional"]], {name: given(name) for name in call["named"]}
        try:
            inspect.signature(getattr(subject, quantity)).bind(*positional, **named)
        except (AttributeError, TypeError):
            continue
        except ValueError:
            pass  # Nobody knows the arguments of a function that is not written in Python.
        dtype, level, wrong, flags = call["dtypes"][0], 0, "", case["flags"]
        try:
            answer = np.asarray(getattr(subject, quantity)(*positional, **named))
            dtype = answer.dtype.name if answer.dtype.name in call["dtypes"] else dtype
            level = held(answer, given(f"{quantity}/{dtype}/lowest"), given(f"{quantity}/{dtype}/highest"))
        except (Exception, SystemExit) as error:
            wrong = f"\n    {type(error).__name__}: {error}"
            flags = flags if isinstance(error, (ArithmeticError, ValueError)) else []
        yield quantity, dtype, level, wrong, flags


parser = argparse.ArgumentParser(description="Tries a softmax cross-entropy on the vectors of softproof.")
parser.add_argument("subject", help="my_softmax.py, or my_softmax.py:name")
parser.add_argument("vectors", nargs="+", help="files as vectors export --format npz writes them")
parser.add_argument("--level", choices=LEVELS[1:], default="stable", help="what is asked for: %(default)s unless given")
options = parser.parse_args()
reading, _, name = options.subject.partition(":")
wanted, levels, cases = LEVELS.index(options.level), [], []
try:
    module = runpy.run_path(reading)
    subject = module[name] if name else SimpleNamespace(**module)
    for reading in options.vectors:
        archive = np.lib.npyio.NpzFile(reading)
        cases += [(archive, said, case) for said in [json.loads(archive["softproof.json"])] for case in said["cases"]]
except (Exception, SystemExit) as error:
    parser.error(f"{reading}: {type(error).__name__}: {error}")
np.seterr(all="ignore")
for archive, said, case in cases:
    for quantity, dtype, level, wrong, flags in tried(subject, case, archive):
        levels.append(level)
        print(f"{case['id']} {said['dtype']} {quantity} {dtype} {LEVELS[level]}{wrong}")
        for flag, note in [(flag, said["flags"][flag]) for flag in flags if level < wanted]:
            seen = ", ".join(note["seen"]) or f"nowhere. {note['unseen']}"
            print(f"    {flag}: {note['bugType']}. {note['effect']} Seen: {seen}")
failed = sum(level < wanted for level in levels)
why = "" if levels else f": {options.subject} has no function that takes what these vectors give"
parser.exit(1 if failed else 0 if levels else 3, f"{len(levels)} answers, {failed} below {options.level}{why}\n")
