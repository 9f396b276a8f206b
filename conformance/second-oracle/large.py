"""Makes the inputs of large vectors from spec/large-vectors.md alone: python3 large.py FAMILY ROWS CLASSES DTYPE SEED

Prints the SHA-256 of the logits and of the labels, as a file of little-endian elements would have them (labels as int32).
It uses the standard library and nothing of this project.
"""

import hashlib
import struct
import sys
from fractions import Fraction

WORD = (1 << 32) - 1
FINE = {"float64": 32, "float32": 14, "float16": 1, "bfloat16": -1}
FINE_BESIDE_OFFSET = {"float64": 32, "float32": 3}
LEAD = {"float64": 37, "float32": 17, "float16": 8, "bfloat16": 6}
MASKED = None


def words(key):
    h = 0x811C9DC5
    for byte in key.encode("ascii"):
        h = (h ^ byte) * 0x01000193 & WORD
    state = []
    for k in range(4):
        x = h + (k + 1) * 0x9E3779B9 & WORD
        x = (x ^ x >> 16) * 0x85EBCA6B & WORD
        x = (x ^ x >> 13) * 0xC2B2AE35 & WORD
        state.append(x ^ x >> 16)
    s0, s1, s2, s3 = state
    while True:
        yield rotl(s1 * 5 & WORD, 7) * 9 & WORD
        t = s1 << 9 & WORD
        s2 ^= s0
        s3 ^= s1
        s1 ^= s2
        s0 ^= s3
        s2 ^= t
        s3 = rotl(s3, 11)


def rotl(x, k):
    return (x << k | x >> 32 - k) & WORD


def bell(source, f):
    u, v = next(source), next(source)
    b = sum(u.to_bytes(4, "big")) - 510
    n = (b << 32 | v) >> 32 - f
    return Fraction(n) / Fraction(2) ** (6 + f)


def row(family, classes, label, source, dtype):
    if family == "large-bell":
        return [bell(source, FINE[dtype]) for _ in range(classes)]
    if family == "large-flat":
        return [bell(source, FINE[dtype])] * classes
    if family == "large-winner":
        logits = [-LEAD[dtype] - Fraction(next(source) >> 30, 8) for _ in range(classes)]
        logits[label] = Fraction(0)
        return logits
    if family == "large-offset":
        return [16384 + bell(source, FINE_BESIDE_OFFSET[dtype]) for _ in range(classes)]
    logits = []
    for j in range(classes):
        x = bell(source, FINE[dtype])
        masked = next(source) >= 1 << 31
        logits.append(MASKED if masked and j != label else x)
    return logits


def encode(x, dtype):
    """The bytes of a number that the dtype has; anything else is refused, since nothing may be rounded."""
    value = float("-inf") if x is MASKED else float(x)
    if dtype == "bfloat16":
        wide = struct.pack("<f", value)
        if wide[:2] != b"\0\0":
            raise ValueError(f"{x} is no bfloat16")
        data, back = wide[2:], struct.unpack("<f", wide)[0]
    else:
        code = {"float64": "<d", "float32": "<f", "float16": "<e"}[dtype]
        data = struct.pack(code, value)
        back = struct.unpack(code, data)[0]
    if x is not MASKED and Fraction(back) != x:
        raise ValueError(f"{x} is no {dtype}")
    return data


def main(family, rows, classes, dtype, seed):
    source = words(f"{family}/{rows}x{classes}-seed-{seed} {dtype}")
    logits, labels = hashlib.sha256(), hashlib.sha256()
    for _ in range(int(rows)):
        label = next(source) * int(classes) >> 32
        labels.update(struct.pack("<i", label))
        for x in row(family, int(classes), label, source, dtype):
            logits.update(encode(x, dtype))
    print(logits.hexdigest(), labels.hexdigest())


if __name__ == "__main__":
    for line in sys.stdin if len(sys.argv) == 1 else [" ".join(sys.argv[1:])]:
        main(*line.split())
