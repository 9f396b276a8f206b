"""JAX on the CPU, compiled, on one thread: the mean of -log_softmax at the labels, and its gradient."""

import os

os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
os.environ["JAX_PLATFORMS"] = "cpu"
import jax
import numpy as np
from jax import numpy as jnp
from serve import serve

jax.config.update("jax_enable_x64", True)


def loss(x, labels):
    chosen = jnp.take_along_axis(jax.nn.log_softmax(x, axis=1), labels[:, None], axis=1)
    return -jnp.mean(chosen)


both = jax.jit(jax.value_and_grad(loss))
softmax_of = jax.jit(lambda x: jax.nn.softmax(x, axis=1))


def matrix(content, rows, classes):
    return jnp.asarray(np.frombuffer(content, dtype=np.float64).reshape(rows, classes))


def content(array):
    return np.ascontiguousarray(array).tobytes()


def loss_and_gradient(rows, classes, logits, labels):
    x = matrix(logits, rows, classes)
    y = jnp.asarray(np.frombuffer(labels, dtype=np.int32))
    return (
        lambda: jax.block_until_ready(both(x, y)),
        lambda result: dict(zip(("cross_entropy", "cross_entropy_grad"), map(content, result))),
    )


def softmax(rows, classes, logits, labels):
    x = matrix(logits, rows, classes)
    return lambda: softmax_of(x).block_until_ready(), lambda result: {"softmax": content(result)}


serve("JAX, compiled", jax.__version__, {"loss and gradient": loss_and_gradient, "softmax": softmax})
