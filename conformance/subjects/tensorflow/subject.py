"""TensorFlow under judgement: tf.nn on the CPU, one thread, gradients by GradientTape."""

import os
import sys
from pathlib import Path

os.environ.update(TF_CPP_MIN_LOG_LEVEL="3", CUDA_VISIBLE_DEVICES="")
import tensorflow

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "adapters" / "python"))
from adapter import serve

CAPABILITIES = {
    "dtypes": ["float64", "float32", "float16", "bfloat16"],
    "targets": ["index", "probabilities"],
    "reductions": ["mean", "sum", "none"],
    "options": ["upstream"],
    "dialect": {"subnormals": "flushed"},
}

REDUCE = {"mean": tensorflow.reduce_mean, "sum": tensorflow.reduce_sum, "none": tensorflow.identity}


def softmax(problem):
    return tensorflow.nn.softmax(tensor(problem, problem.logits)).numpy()


def log_softmax(problem):
    return tensorflow.nn.log_softmax(tensor(problem, problem.logits)).numpy()


def cross_entropy(problem):
    return loss(problem, tensor(problem, problem.logits)).numpy()


def cross_entropy_grad(problem):
    logits = tensor(problem, problem.logits)
    with tensorflow.GradientTape() as tape:
        tape.watch(logits)
        value = loss(problem, logits)
    upstream = None if problem.upstream is None else tensor(problem, problem.upstream)
    return tape.gradient(value, logits, output_gradients=upstream).numpy()


def loss(problem, logits):
    if problem.labels is not None:
        losses = tensorflow.nn.sparse_softmax_cross_entropy_with_logits(problem.labels, logits)
    else:
        losses = tensorflow.nn.softmax_cross_entropy_with_logits(tensor(problem, problem.probabilities), logits)
    return REDUCE[problem.reduction](losses)


def tensor(problem, values):
    return tensorflow.constant(values, dtype=problem.dtype)


if __name__ == "__main__":
    tensorflow.config.threading.set_intra_op_parallelism_threads(1)
    tensorflow.config.threading.set_inter_op_parallelism_threads(1)
    functions = [softmax, log_softmax, cross_entropy, cross_entropy_grad]
    mine = {function.__name__: function for function in functions}
    serve(mine, "TensorFlow", tensorflow.__version__, CAPABILITIES)
