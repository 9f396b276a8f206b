"""NumPy under judgement, by way of the textbook: subtract the largest logit of each row, then go by the definition."""

import sys
from pathlib import Path

import numpy

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "adapters" / "python"))
from adapter import serve

CAPABILITIES = {
    "dtypes": ["float64", "float32"],
    "targets": ["index", "probabilities"],
    "reductions": ["mean", "sum", "none"],
    "options": ["axis"],
    "dialect": {
        "all-masked-row": "nan",
        "nan-logit": "nan",
        "infinite-logit": "nan",
        "masked-class-target": "nan-loss",
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
    powers = numpy.exp(shifted(problem))
    return powers / powers.sum(axis=problem.axis, keepdims=True)


def log_softmax(problem):
    gaps = shifted(problem)
    return gaps - numpy.log(numpy.exp(gaps).sum(axis=problem.axis, keepdims=True))


def cross_entropy(problem):
    logs = log_softmax(problem)
    if problem.labels is not None:
        losses = -numpy.take_along_axis(logs, labels(problem), problem.axis).squeeze(problem.axis)
    else:
        losses = -(array(problem, problem.probabilities) * logs).sum(axis=problem.axis)
    return {"mean": numpy.mean, "sum": numpy.sum, "none": numpy.asarray}[problem.reduction](losses)


def cross_entropy_grad(problem):
    gradient = softmax(problem)
    rows = gradient.size // gradient.shape[problem.axis]
    if problem.labels is not None:
        likely = numpy.take_along_axis(gradient, labels(problem), problem.axis)
        numpy.put_along_axis(gradient, labels(problem), likely - 1, problem.axis)
    else:
        targets = array(problem, problem.probabilities)
        gradient = targets.sum(axis=problem.axis, keepdims=True) * gradient - targets
    return gradient / gradient.dtype.type(rows) if problem.reduction == "mean" else gradient


def shifted(problem):
    logits = array(problem, problem.logits).reshape(problem.shape)
    return logits - logits.max(axis=problem.axis, keepdims=True)


def labels(problem):
    return numpy.expand_dims(numpy.array(problem.labels, dtype=int), problem.axis)


def array(problem, values):
    return numpy.array(values, dtype=problem.dtype)


if __name__ == "__main__":
    functions = [softmax, log_softmax, cross_entropy, cross_entropy_grad]
    serve({function.__name__: function for function in functions}, "NumPy (textbook)", numpy.__version__, CAPABILITIES)
