"""Softmax cross-entropy as a Triton kernel written by hand: one program a row, three passes over it in blocks.

Numbers are read in the dtype of the logits, computed in float32, and rounded once when they are written.
"""

import triton
import triton.language as tl

BLOCK = 1024


@triton.jit
def largest_and_log_sum(row, classes, BLOCK: tl.constexpr):
    largest = float("-inf")
    for start in range(0, classes, BLOCK):
        at = start + tl.arange(0, BLOCK)
        logits = tl.load(row + at, mask=at < classes, other=float("-inf")).to(tl.float32)
        largest = tl.maximum(largest, tl.max(logits, axis=0))
    total = 0.0
    for start in range(0, classes, BLOCK):
        at = start + tl.arange(0, BLOCK)
        logits = tl.load(row + at, mask=at < classes, other=float("-inf")).to(tl.float32)
        total += tl.sum(tl.exp(logits - largest), axis=0)
    return largest, tl.log(total)


@triton.jit
def log_softmax_kernel(logits, output, classes, EXP: tl.constexpr, BLOCK: tl.constexpr):
    """The softmax where EXP, else its logarithm."""
    row = logits + tl.program_id(0) * classes
    largest, log_sum = largest_and_log_sum(row, classes, BLOCK)
    for start in range(0, classes, BLOCK):
        at = start + tl.arange(0, BLOCK)
        logs = tl.load(row + at, mask=at < classes, other=0.0).to(tl.float32) - largest - log_sum
        result = tl.exp(logs) if EXP else logs
        tl.store(output + tl.program_id(0) * classes + at, result, mask=at < classes)


@triton.jit
def loss_kernel(logits, labels, losses, classes, BLOCK: tl.constexpr):
    row = logits + tl.program_id(0) * classes
    largest, log_sum = largest_and_log_sum(row, classes, BLOCK)
    likely = tl.load(row + tl.load(labels + tl.program_id(0))).to(tl.float32)
    tl.store(losses + tl.program_id(0), log_sum - (likely - largest))


@triton.jit
def gradient_kernel(logits, labels, gradient, classes, rows, BLOCK: tl.constexpr):
    row = logits + tl.program_id(0) * classes
    largest, log_sum = largest_and_log_sum(row, classes, BLOCK)
    label = tl.load(labels + tl.program_id(0))
    for start in range(0, classes, BLOCK):
        at = start + tl.arange(0, BLOCK)
        logs = tl.load(row + at, mask=at < classes, other=0.0).to(tl.float32) - largest - log_sum
        result = (tl.exp(logs) - tl.where(at == label, 1.0, 0.0)) / rows
        tl.store(gradient + tl.program_id(0) * classes + at, result, mask=at < classes)
