"""JAX under judgement: jax.nn.softmax and log_softmax on the CPU, one thread, gradients by jax.grad. The loss is composed."""

import os
import sys
from functools import partial
from pathlib import Path

os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
os.environ["JAX_PLATFORMS"] = "cpu"
import jax
import numpy
from jax import numpy as jnp

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "adapters" / "python"))
from adapter import serve

jax.config.update("jax_enable_x64", True)

CAPABILITIES = {
    "dtypes": ["float64", "float32"],
    "targets": ["index", "probabilities"],
    "reductions": ["mean", "sum", "none"],
    "options": ["upstream"],
    "dialect": {
        "all-masked-row": "nan",
        "nan-logit": "nan",
        "infinite-logit": "nan",
        "masked-class-target": "nan-loss",
        "label-too-large": "nan",
        "label-negative": "from-the-end",
        "no-rows": "nan",
        "no-classes": "empty",
        "overflowing-sum": "infinite",
        "subnormals": "flushed",
        "same-question": "same-bits",
    },
}


def softmax(problem):
    return softmax_of(logits(problem))


def log_softmax(problem):
    return log_softmax_of(logits(problem))


def cross_entropy(problem):
    return loss(problem.reduction, logits(problem), target(problem))


def cross_entropy_grad(problem):
    upstream = 1.0 if problem.upstream is None else array(problem, problem.upstream)
    return gradient(problem.reduction, logits(problem), target(problem), upstream)


softmax_of = jax.jit(partial(jax.nn.softmax, axis=1))
log_softmax_of = jax.jit(partial(jax.nn.log_softmax, axis=1))


@partial(jax.jit, static_argnums=0)
def loss(reduction, x, target):
    logs = jax.nn.log_softmax(x, axis=1)
    if target.ndim == 1:
        losses = -jnp.take_along_axis(logs, target[:, None], axis=1)[:, 0]
    else:
        losses = -(target * logs).sum(axis=1)
    return {"mean": jnp.mean, "sum": jnp.sum, "none": jnp.asarray}[reduction](losses)


@partial(jax.jit, static_argnums=0)
def gradient(reduction, x, target, upstream):
    return jax.grad(lambda x: (upstream * loss(reduction, x, target)).sum())(x)


def logits(problem):
    return array(problem, problem.logits).reshape(problem.shape)


def target(problem):
    if problem.labels is not None:
        return jnp.asarray(numpy.array(problem.labels, dtype=numpy.int32))
    return array(problem, problem.probabilities)


def array(problem, values):
    return jnp.asarray(numpy.array(values, dtype=problem.dtype))


if __name__ == "__main__":
    functions = [softmax, log_softmax, cross_entropy, cross_entropy_grad]
    serve({function.__name__: function for function in functions}, "JAX", jax.__version__, CAPABILITIES)
