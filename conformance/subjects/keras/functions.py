"""Keras with its NumPy backend, whose functions are Keras's own: shared by the subjects keras and keras-probabilities."""

import os
import sys
from pathlib import Path

os.environ["KERAS_BACKEND"] = "numpy"
import keras
import numpy
from keras.losses import CategoricalCrossentropy, SparseCategoricalCrossentropy

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "adapters" / "python"))
from adapter import serve

CAPABILITIES = {
    "dtypes": ["float32"],
    "targets": ["index", "probabilities"],
    "reductions": ["mean", "sum", "none"],
    "options": ["ignore_index"],
}


def softmax(problem):
    return keras.ops.softmax(array(problem, problem.logits).reshape(problem.shape))


def log_softmax(problem):
    return keras.ops.log_softmax(array(problem, problem.logits).reshape(problem.shape))


def loss(problem, predictions, from_logits):
    reduction = {"mean": "sum_over_batch_size", "sum": "sum", "none": None}[problem.reduction]
    options = {"from_logits": from_logits, "reduction": reduction}
    if problem.labels is None:
        return CategoricalCrossentropy(**options)(array(problem, problem.probabilities), predictions)
    return SparseCategoricalCrossentropy(ignore_class=problem.ignore_index, **options)(
        numpy.array(problem.labels, dtype="int32"), predictions
    )


def array(problem, values):
    return numpy.array(values, dtype=problem.dtype)


def judge(name, functions):
    serve({function.__name__: function for function in functions}, name, keras.__version__, CAPABILITIES)
