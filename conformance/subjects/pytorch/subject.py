"""PyTorch under judgement: torch.nn.functional on the CPU, one thread, gradients by autograd."""

import sys
from pathlib import Path

import torch
from torch.nn import functional

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "adapters" / "python"))
from adapter import serve

CAPABILITIES = {
    "dtypes": ["float64", "float32", "float16", "bfloat16"],
    "targets": ["index", "probabilities"],
    "reductions": ["mean", "sum", "none"],
    "options": ["weights", "label_smoothing", "ignore_index", "upstream", "axis"],
    "dialect": {
        "all-masked-row": "nan",
        "nan-logit": "nan",
        "infinite-logit": "nan",
        "all-rows-ignored": "nan-loss",
        "zero-weights": "nan",
        "weighted-mean": "weights",
        "smoothing-share": "all-classes",
        "masked-class-target": "nan-loss",
        "ignored-nan-row": "nan-gradient",
        "ignored-probabilities": "refused",
        "label-too-large": "refused",
        "label-negative": "refused",
        "no-rows": "nan",
        "no-classes": "empty",
        "overflowing-sum": "infinite",
        "subnormals": "kept",
        "same-question": "same-bits",
    },
}


def tensor(problem, values):
    return torch.tensor(values, dtype=getattr(torch, problem.dtype))


def logits_of(problem):
    return tensor(problem, problem.logits).reshape(problem.shape)


def softmax(problem):
    return functional.softmax(logits_of(problem), dim=problem.axis)


def log_softmax(problem):
    return functional.log_softmax(logits_of(problem), dim=problem.axis)


def cross_entropy(problem):
    return loss(problem, logits_of(problem))


def cross_entropy_grad(problem):
    logits = logits_of(problem).requires_grad_()
    value = loss(problem, logits)
    value.backward(torch.ones_like(value) if problem.upstream is None else tensor(problem, problem.upstream))
    return logits.grad


def loss(problem, logits):
    by_label = problem.labels is not None
    options = {"reduction": problem.reduction}
    if problem.weights is not None:
        options["weight"] = tensor(problem, problem.weights)
    if problem.label_smoothing is not None:
        options["label_smoothing"] = problem.label_smoothing
    if problem.ignore_index is not None:
        options["ignore_index"] = problem.ignore_index
    if by_label:
        target = torch.tensor(problem.labels, dtype=torch.long)
    else:
        target = classes_second(problem, tensor(problem, problem.probabilities))
    return functional.cross_entropy(classes_second(problem, logits), target, **options)


def classes_second(problem, values):
    """cross_entropy wants the classes along the second axis, or the only one."""
    return values.movedim(problem.axis, min(1, values.dim() - 1))


if __name__ == "__main__":
    torch.set_num_threads(1)
    functions = [softmax, log_softmax, cross_entropy, cross_entropy_grad]
    serve({function.__name__: function for function in functions}, "PyTorch", torch.__version__, CAPABILITIES)
