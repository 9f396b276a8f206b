"""Thinc under judgement: the softmax of its NumPy operations, and the gradient that CategoricalCrossentropy makes of it.

What Thinc calls the loss is the sum of the squares of that gradient, and no cross-entropy; it is not judged.
"""

import sys
from pathlib import Path

import numpy
from thinc.about import __version__
from thinc.api import CategoricalCrossentropy, NumpyOps

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "adapters" / "python"))
from adapter import serve

CAPABILITIES = {"dtypes": ["float64", "float32"], "reductions": ["mean", "sum"]}


def softmax(problem):
    return NumpyOps().softmax(numpy.array(problem.logits, dtype=problem.dtype).reshape(problem.shape))


def cross_entropy_grad(problem):
    labels = numpy.array(problem.labels, dtype="i")
    return CategoricalCrossentropy(normalize=problem.reduction == "mean").get_grad(softmax(problem), labels)


if __name__ == "__main__":
    functions = [softmax, cross_entropy_grad]
    serve({function.__name__: function for function in functions}, "Thinc", __version__, CAPABILITIES)
