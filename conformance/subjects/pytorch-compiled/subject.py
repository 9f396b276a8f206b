"""PyTorch under judgement, compiled: torch.compile of torch.nn.functional on the CPU, one thread, gradients by autograd."""

import sys
from pathlib import Path

import torch

conformance = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(conformance / "adapters" / "python"), str(conformance / "subjects" / "pytorch")]
from adapter import serve
from functions import CAPABILITIES, functions

if __name__ == "__main__":
    torch.set_num_threads(1)
    serve(functions(to_compile=True), "PyTorch (compiled)", torch.__version__, {**CAPABILITIES, "options": []})
