"""PyTorch under judgement on a CUDA device, or on the CPU where there is none; compiled if the first argument says so."""

import sys
from pathlib import Path

import torch

conformance = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(conformance / "adapters" / "python"), str(conformance / "subjects" / "pytorch")]
from adapter import serve
from functions import CAPABILITIES, functions

if __name__ == "__main__":
    on_device, to_compile = torch.cuda.is_available(), "compiled" in sys.argv[1:]
    mine = functions("cuda" if on_device else "cpu", to_compile)
    device = torch.cuda.get_device_name() if on_device else "CPU"
    name = f"PyTorch ({device}{', compiled' if to_compile else ''})"
    serve(mine, name, torch.__version__, {**CAPABILITIES, "options": []} if to_compile else CAPABILITIES)
