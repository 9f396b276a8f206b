"""scikit-learn under judgement: the softmax of its classifiers, and the loss that its multinomial models minimise.

The loss of a row and its gradient are the library's; their sum or mean is taken here. It takes two classes at least,
a float64 or float32 matrix of C order, and labels as floats.
"""

import sys
from pathlib import Path

import numpy
import sklearn
from sklearn._loss.loss import HalfMultinomialLoss
from sklearn.utils.extmath import softmax as row_softmax

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "adapters" / "python"))
from adapter import serve

CAPABILITIES = {
    "dtypes": ["float64", "float32"],
    "targets": ["index"],
    "reductions": ["mean", "sum", "none"],
    "options": ["upstream"],
    "limits": {"least_classes": 2},
    "dialect": {"label-too-large": "unchecked", "label-negative": "unchecked"},
}


def softmax(problem):
    return row_softmax(array(problem, problem.logits))


def cross_entropy(problem):
    losses, _ = losses_and_gradients(problem)
    return {"mean": numpy.mean, "sum": numpy.sum, "none": numpy.asarray}[problem.reduction](losses)


def cross_entropy_grad(problem):
    _, gradients = losses_and_gradients(problem)
    if problem.upstream is not None:
        gradients = gradients * array(problem, problem.upstream)[:, None]
    return gradients / gradients.dtype.type(len(gradients)) if problem.reduction == "mean" else gradients


def losses_and_gradients(problem):
    logits = array(problem, problem.logits)
    labels = array(problem, problem.labels)
    return HalfMultinomialLoss(n_classes=logits.shape[1]).loss_gradient(y_true=labels, raw_prediction=logits)


def array(problem, values):
    return numpy.array(values, dtype=problem.dtype)


if __name__ == "__main__":
    functions = [softmax, cross_entropy, cross_entropy_grad]
    serve({function.__name__: function for function in functions}, "scikit-learn", sklearn.__version__, CAPABILITIES)
