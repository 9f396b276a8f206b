"""Keras under judgement: its softmax and log-softmax, and its cross-entropy of logits."""

from functions import array, judge, log_softmax, loss, softmax


def cross_entropy(problem):
    return loss(problem, array(problem, problem.logits).reshape(problem.shape), from_logits=True)


if __name__ == "__main__":
    judge("Keras (from_logits)", [softmax, log_softmax, cross_entropy])
