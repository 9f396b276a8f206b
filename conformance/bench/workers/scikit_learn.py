"""scikit-learn on one thread: the loss that LogisticRegression and gradient boosting minimise, and extmath.softmax.

`HalfMultinomialLoss` gives a loss for each row; weights of 1/N make it and its gradient those of the mean.
"""

import numpy as np
import sklearn
from serve import serve
from sklearn._loss import HalfMultinomialLoss
from sklearn.utils import extmath


def matrix(content, rows, classes):
    return np.frombuffer(content, dtype=np.float64).reshape(rows, classes).copy()


def loss_and_gradient(rows, classes, logits, labels):
    x = matrix(logits, rows, classes)
    y = np.frombuffer(labels, dtype=np.int32).astype(np.float64)
    losses, gradient = np.empty(rows), np.empty_like(x)
    loss, weights = HalfMultinomialLoss(n_classes=classes), np.full(rows, 1 / rows)

    def step():
        loss.loss_gradient(y, x, weights, losses, gradient, n_threads=1)
        return losses.sum()

    return step, lambda mean: {"cross_entropy": mean.tobytes(), "cross_entropy_grad": gradient.tobytes()}


def softmax(rows, classes, logits, labels):
    x = matrix(logits, rows, classes)
    return lambda: extmath.softmax(x), lambda result: {"softmax": result.tobytes()}


serve("scikit-learn", sklearn.__version__, {"loss and gradient": loss_and_gradient, "softmax": softmax})
