"""optax under judgement: its two losses of logits, compiled by JAX on the CPU, one thread, gradients by jax.grad."""

import os
import sys
from functools import partial
from pathlib import Path

os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
os.environ["JAX_PLATFORMS"] = "cpu"
import jax
import numpy
import optax
from jax import numpy as jnp

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "adapters" / "python"))
from adapter import serve

jax.config.update("jax_enable_x64", True)

CAPABILITIES = {
    "dtypes": ["float64", "float32"],
    "targets": ["index", "probabilities"],
    "reductions": ["mean", "sum", "none"],
    "options": ["upstream"],
    "dialect": {"subnormals": "flushed"},
}


def cross_entropy(problem):
    return loss(problem.reduction, array(problem, problem.logits).reshape(problem.shape), target(problem))


def cross_entropy_grad(problem):
    upstream = 1.0 if problem.upstream is None else array(problem, problem.upstream)
    return gradient(problem.reduction, array(problem, problem.logits).reshape(problem.shape), target(problem), upstream)


@partial(jax.jit, static_argnums=0)
def loss(reduction, logits, target):
    by_label = target.ndim == 1
    own = optax.softmax_cross_entropy_with_integer_labels if by_label else optax.softmax_cross_entropy
    return {"mean": jnp.mean, "sum": jnp.sum, "none": jnp.asarray}[reduction](own(logits, target))


@partial(jax.jit, static_argnums=0)
def gradient(reduction, logits, target, upstream):
    return jax.grad(lambda logits: (upstream * loss(reduction, logits, target)).sum())(logits)


def target(problem):
    if problem.labels is not None:
        return jnp.asarray(numpy.array(problem.labels, dtype=numpy.int32))
    return array(problem, problem.probabilities)


def array(problem, values):
    return jnp.asarray(numpy.array(values, dtype=problem.dtype))


if __name__ == "__main__":
    functions = [cross_entropy, cross_entropy_grad]
    serve({function.__name__: function for function in functions}, "optax", optax.__version__, CAPABILITIES)
