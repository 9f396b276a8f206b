"""Tries your softmax cross-entropy on the vectors of softproof, with NumPy alone.

    softproof vectors export --format npz --out vectors
    python3 check.py my_softmax.py vectors/*.npz

Of softmax(logits), log_softmax(logits), cross_entropy(logits, targets) and cross_entropy_grad(logits, targets) in
my_softmax.py those are asked that are there; my_softmax.py:name takes them from an object in it. What else a case needs
is given by name: weights, label_smoothing, ignore_index, reduction, upstream, axis; a function that has no such argument
is not asked. For each answer it prints the level that it holds, and of a failing one what that says of your code. The
exit code is 0 if all hold --level, 1 if not, 2 where a file is missing, and 3 if nothing was compared.
"""

import argparse
import importlib.util
import inspect
import json
import os
import sys

import numpy as np

LEVELS = ["none", "safe", "stable", "accurate", "faithful", "exact"]


def floats(array):
    """NumPy has no bfloat16: the file has bit patterns, uint16, which become the float32 of the same value."""
    return (array.astype(np.uint32) << 16).view(np.float32) if array.dtype == np.uint16 else array


def question(case, quantity, arrays):
    """What a function is given, by position and by name: arrays of its own, since it may write into them."""
    names = ("logits", "labels", "probabilities", "weights", "upstream")
    given = {name: arrays[f"{case['id']}/{name}"].copy() for name in names if f"{case['id']}/{name}" in arrays}
    logits, targets = given.pop("logits"), given.pop("labels", None)
    targets = given.pop("probabilities", targets)
    given.update({name: case[name] for name in ("label_smoothing", "ignore_index", "axis") if name in case})
    given.update({"reduction": case["reduction"]} if case["reduction"] != "mean" else {})
    wanted = {"softmax": ["axis"], "log_softmax": ["axis"], "cross_entropy": set(given) - {"upstream"}}
    named = {name: given[name] for name in wanted.get(quantity, given) if name in given}
    return [logits] if "softmax" in quantity else [logits, targets], named


def held(answer, lowest, highest):
    """The number of the best level whose limits all elements keep. Two comparisons, which no NaN passes."""
    fits = [np.all((low <= answer) & (answer <= high)) for low, high in zip(lowest, highest)]
    return (fits + [False]).index(False)


def tried(subject, archive):
    """Every answer that there is: what was asked, the level, what went wrong on the way, and the notes of the flags."""
    contents = json.loads(archive["softproof.json"])
    arrays = {name: floats(archive[name]) for name in archive.files if name != "softproof.json"}
    for case in contents["cases"]:
        for quantity in dict.fromkeys(one["quantity"] for one in case["expected"]):
            args, named = question(case, quantity, arrays)
            try:
                inspect.signature(getattr(subject, quantity)).bind(*args, **named)
            except (AttributeError, TypeError):
                continue
            except ValueError:
                pass  # Nobody knows the arguments of a function that is not written in Python.
            # A loss of half-precision logits is expected in their dtype and in float32: take that of the answer.
            dtypes = [one["dtype"] for one in case["expected"] if one["quantity"] == quantity]
            try:
                with np.errstate(all="ignore"):
                    answer = np.asarray(getattr(subject, quantity)(*args, **named))
                    dtype = answer.dtype.name if answer.dtype.name in dtypes else dtypes[0]
                    place = f"{case['id']}/{quantity}/{dtype}"
                    lowest, highest = arrays[f"{place}/lowest"], arrays[f"{place}/highest"]
                    if answer.shape != lowest.shape[1:]:
                        raise ValueError(f"the answer has the shape {answer.shape}, not {lowest.shape[1:]}")
                    # Not of complex numbers, which would lose their other half.
                    level, wrong = held(answer.astype(lowest.dtype, casting="same_kind"), lowest, highest), None
            except (Exception, SystemExit) as error:
                dtype, level, wrong = dtypes[0], 0, f"{type(error).__name__}: {error}"
            notes = [(flag, contents["flags"][flag]) for flag in case["flags"]]
            yield f"{case['id']} {contents['dtype']} {quantity} {dtype}", level, wrong, notes


def main():
    parser = argparse.ArgumentParser(description="Tries a softmax cross-entropy on the vectors of softproof.")
    parser.add_argument("subject", help="my_softmax.py, or my_softmax.py:name")
    parser.add_argument("vectors", nargs="+", help="files as vectors export --format npz writes them")
    parser.add_argument("--level", choices=LEVELS[1:], default="stable", help="what is asked for: %(default)s unless given")
    options = parser.parse_args()
    path, _, name = options.subject.partition(":")
    for file in [path, *options.vectors]:
        if not os.path.isfile(file):
            parser.error(f"{file}: there is no such file")
    spec = importlib.util.spec_from_file_location("subject", path)
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except SystemExit:
        sys.exit(f"{path} ends the program when it is imported")
    wanted, levels = LEVELS.index(options.level), []
    for file in options.vectors:
        for what, level, wrong, notes in tried(getattr(module, name) if name else module, np.load(file)):
            levels.append(level)
            print(what, LEVELS[level])
            if wrong:
                print(f"    {wrong}")
            for flag, note in notes if level < wanted else []:
                seen = f"Seen: {', '.join(note['seen'])}" if note["seen"] else f"Seen nowhere: {note['unseen']}"
                print(f"    {flag}: {note['bugType']}. {note['effect']} {seen}")
    failed = sum(level < wanted for level in levels)
    print(f"{len(levels)} answers, {failed} below {options.level}", file=sys.stderr)
    sys.exit(3 if not levels else 1 if failed else 0)


if __name__ == "__main__":
    main()
