"""As much of PyTorch as the README calls: numbers without a dtype become float32."""

import math
import struct
from types import SimpleNamespace

float64 = "d"


def tensor(values, dtype="f"):
    if isinstance(values, list):
        return [tensor(value, dtype) for value in values]
    return struct.unpack(dtype, struct.pack(dtype, values))[0] if isinstance(values, float) else values


def cross_entropy(logits, labels):
    losses = []
    for row, label in zip(logits, labels):
        if not 0 <= label < len(row):
            raise IndexError(f"Target {label} is out of bounds.")
        top = max(row)
        losses.append(math.log(math.fsum(math.exp(x - top) for x in row)) - (row[label] - top))
    return math.fsum(losses) / len(losses) if losses else math.nan


nn = SimpleNamespace(functional=SimpleNamespace(cross_entropy=cross_entropy))
