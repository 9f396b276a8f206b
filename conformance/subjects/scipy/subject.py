"""SciPy under judgement: scipy.special.softmax and log_softmax. It has no loss: that is composed here."""

import sys
from pathlib import Path

import numpy
import scipy
from scipy import special

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "adapters" / "python"))
from adapter import serve

CAPABILITIES = {
    "dtypes": ["float64", "float32"],
    "targets": ["index"],
    "reductions": ["mean", "sum", "none"],
    "dialect": {
        "all-masked-row": "nan",
        "nan-logit": "nan",
        "infinite-logit": "nan",
        "label-too-large": "refused",
        "label-negative": "from-the-end",
        "no-rows": "nan",
        "no-classes": "refused",
        "overflowing-sum": "infinite",
        "subnormals": "kept",
        "same-question": "same-bits",
    },
}


def softmax(problem):
    return special.softmax(logits(problem), axis=1)


def log_softmax(problem):
    return special.log_softmax(logits(problem), axis=1)


def cross_entropy(problem):
    logs = log_softmax(problem)
    losses = -logs[numpy.arange(len(logs)), numpy.array(problem.labels, dtype=int)]
    return {"mean": numpy.mean, "sum": numpy.sum, "none": numpy.asarray}[problem.reduction](losses)


def logits(problem):
    return numpy.array(problem.logits, dtype=problem.dtype).reshape(problem.shape)


if __name__ == "__main__":
    functions = [softmax, log_softmax, cross_entropy]
    serve({function.__name__: function for function in functions}, "SciPy", scipy.__version__, CAPABILITIES)
