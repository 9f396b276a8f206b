"""A hand-written Triton kernel under judgement: on a CUDA device, or without one by Triton's interpreter on the CPU."""

import os
import sys
from pathlib import Path

import torch

ON_DEVICE = torch.cuda.is_available()
if not ON_DEVICE:
    os.environ["TRITON_INTERPRET"] = "1"  # has to be set before the kernel is read
import triton
from kernel import BLOCK, gradient_kernel, log_softmax_kernel, loss_kernel

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "adapters" / "python"))
from adapter import serve

DEVICE = "cuda" if ON_DEVICE else "cpu"
NAME = f"Triton kernel ({torch.cuda.get_device_name() if ON_DEVICE else 'interpreter, CPU'})"
CAPABILITIES = {
    "dtypes": ["float32", "float16", "bfloat16"],
    "outputs": {dtype: {"cross_entropy": "float32"} for dtype in ("float16", "bfloat16")},
}


def softmax(problem):
    return normalized(problem, True)


def log_softmax(problem):
    return normalized(problem, False)


def normalized(problem, exp):
    logits = logits_of(problem)
    output = torch.empty_like(logits)
    log_softmax_kernel[problem.shape[:1]](logits, output, problem.shape[1], EXP=exp, BLOCK=BLOCK)
    return output


def cross_entropy(problem):
    losses = torch.empty(problem.shape[0], dtype=torch.float32, device=DEVICE)
    loss_kernel[problem.shape[:1]](logits_of(problem), labels_of(problem), losses, problem.shape[1], BLOCK=BLOCK)
    return losses.mean()


def cross_entropy_grad(problem):
    rows, classes = problem.shape
    logits = logits_of(problem)
    gradient = torch.empty_like(logits)
    gradient_kernel[(rows,)](logits, labels_of(problem), gradient, classes, float(rows), BLOCK=BLOCK)
    return gradient


def logits_of(problem):
    return torch.tensor(problem.logits, dtype=getattr(torch, problem.dtype), device=DEVICE).reshape(problem.shape)


def labels_of(problem):
    if not all(0 <= label < problem.shape[1] for label in problem.labels):
        raise ValueError("a label names no class, and would be looked up in another row")
    return torch.tensor(problem.labels, dtype=torch.long, device=DEVICE)


if __name__ == "__main__":
    functions = [softmax, log_softmax, cross_entropy, cross_entropy_grad]
    serve({function.__name__: function for function in functions}, NAME, triton.__version__, CAPABILITIES)
