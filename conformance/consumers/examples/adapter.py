"""Lets softproof certify an example: softproof certify -- python3 adapter.py naive"""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "adapters" / "python"))
import adapter  # noqa: E402
import examples  # noqa: E402

CLAIMS = {
    "dtypes": ["float64", "float32", "float16"],
    "targets": ["index", "probabilities"],
    "reductions": ["mean", "sum", "none"],
    "options": ["weights", "label_smoothing", "ignore_index", "upstream", "axis"],
}


def asked(function):
    def answer(problem):
        array = lambda values: np.array(values, problem.dtype)  # noqa: E731
        args, named = [array(problem.logits)], {"axis": problem.axis}
        if "softmax" not in function.__name__:
            args.append(np.array(problem.labels) if problem.labels is not None else array(problem.probabilities))
            given = {name: getattr(problem, name) for name in ("reduction", "label_smoothing", "ignore_index")}
            given.update((name, getattr(problem, name)) for name in ("weights", "upstream"))
            named.update((name, value if np.isscalar(value) else array(value)) for name, value in given.items() if value is not None)
        if function.__name__ == "cross_entropy":
            named.pop("upstream", None)
        with np.errstate(all="ignore"):
            return function(*args, **named)

    return answer


subject = getattr(examples, sys.argv[1])
adapter.serve({name: asked(getattr(subject, name)) for name in adapter.QUANTITIES}, sys.argv[1], "1", CLAIMS)
