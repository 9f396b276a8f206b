"""PyTorch under judgement: torch.nn.functional on the CPU, one thread, gradients by autograd."""

import sys
from pathlib import Path

import torch

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "adapters" / "python"))
from adapter import serve
from functions import CAPABILITIES, functions

DIALECT = {
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
}

if __name__ == "__main__":
    torch.set_num_threads(1)
    serve(functions(), "PyTorch", torch.__version__, {**CAPABILITIES, "dialect": DIALECT})
