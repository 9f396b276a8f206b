"""Keras under judgement by its default: the cross-entropy of the probabilities that a softmax layer made."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "keras"))
from functions import judge, loss, softmax


def cross_entropy(problem):
    return loss(problem, softmax(problem), from_logits=False)


if __name__ == "__main__":
    judge("Keras (softmax layer)", [cross_entropy])
