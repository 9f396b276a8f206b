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
}


def softmax(problem):
    powers = numpy.exp(shifted(problem))
    return powers / powers.sum(axis=1, keepdims=True)


def log_softmax(problem):
    gaps = shifted(problem)
    return gaps - numpy.log(numpy.exp(gaps).sum(axis=1, keepdims=True))


def cross_entropy(problem):
    logs = log_softmax(problem)
    if problem.labels is not None:
        losses = -logs[numpy.arange(len(logs)), problem.labels]
    else:
        losses = -(array(problem, problem.probabilities) * logs).sum(axis=1)
    return {"mean": numpy.mean, "sum": numpy.sum, "none": numpy.asarray}[problem.reduction](losses)


def cross_entropy_grad(problem):
    gradient = softmax(problem)
    rows = len(gradient)
    if problem.labels is not None:
        gradient[numpy.arange(rows), problem.labels] -= 1
    else:
        targets = array(problem, problem.probabilities)
        gradient = targets.sum(axis=1, keepdims=True) * gradient - targets
    return gradient / gradient.dtype.type(rows) if problem.reduction == "mean" else gradient


def shifted(problem):
    logits = array(problem, problem.logits)
    return logits - logits.max(axis=1, keepdims=True)


def array(problem, values):
    return numpy.array(values, dtype=problem.dtype)


if __name__ == "__main__":
    functions = [softmax, log_softmax, cross_entropy, cross_entropy_grad]
    serve({function.__name__: function for function in functions}, "NumPy (textbook)", numpy.__version__, CAPABILITIES)
