"""PyTorch on one thread: pytorch.py eager | compiled | formula.

`eager` and `compiled` are cross_entropy and its backward pass, by autograd; `formula` is loss and gradient written out
by hand and compiled together, without autograd.
"""

import ctypes
import sys
import warnings

# PyTorch warns of a missing NumPy, which nothing here needs.
warnings.filterwarnings("ignore", message="Failed to initialize NumPy")
import torch
from torch.nn import functional
from serve import serve

NAMES = {"eager": "PyTorch", "compiled": "PyTorch, compiled", "formula": "PyTorch, formula compiled"}

torch.set_num_threads(1)
variant = sys.argv[1]
compiled = (lambda function: function) if variant == "eager" else lambda f: torch.compile(f, dynamic=False)


def formula(x, labels):
    rows, classes = x.shape
    top = x.amax(1, keepdim=True)
    e = (x - top).exp()
    s = e.sum(1, keepdim=True)
    loss = (s.log() + top - x.gather(1, labels[:, None])).mean()
    return loss, (e / s - (torch.arange(classes) == labels[:, None]).to(x.dtype)) / rows


cross_entropy = compiled(functional.cross_entropy)
both = compiled(formula)
softmax_of = compiled(lambda x: functional.softmax(x, 1))


def matrix(content, rows, classes):
    return torch.frombuffer(bytearray(content), dtype=torch.float64).reshape(rows, classes)


def content(tensor):
    tensor = tensor.detach().contiguous()
    return ctypes.string_at(tensor.data_ptr(), tensor.numel() * 8)


def loss_and_gradient(rows, classes, logits, labels):
    x = matrix(logits, rows, classes)
    y = torch.frombuffer(bytearray(labels), dtype=torch.int32).long()

    def by_autograd():
        x.grad = None
        loss = cross_entropy(x, y)
        loss.backward()
        return loss, x.grad

    if variant != "formula":
        x.requires_grad_()
    step = (lambda: both(x, y)) if variant == "formula" else by_autograd
    return step, lambda result: dict(zip(("cross_entropy", "cross_entropy_grad"), map(content, result)))


def softmax(rows, classes, logits, labels):
    x = matrix(logits, rows, classes)
    return lambda: softmax_of(x), lambda result: {"softmax": content(result)}


tasks = {"loss and gradient": loss_and_gradient}
if variant != "formula":
    tasks["softmax"] = softmax
serve(NAMES[variant], torch.__version__, tasks)
