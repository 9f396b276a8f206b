"""An adapter that lets softproof judge a softmax cross-entropy written in Python.

Copy this file, put your own code into the first part, and run

    npx softproof certify -- python3 adapter.py

It needs nothing but Python 3.8 and its standard library. The protocol that the second part speaks is written down
in softproof's spec/adapter-protocol.md; you need not read it.
"""

import json
import math
import struct
import sys
from types import SimpleNamespace

# --- Replace this part ------------------------------------------------------------------------------------------
#
# Each function is given one problem and returns numbers: nested lists, tuples, or anything with a tolist() method,
# such as a NumPy array or a PyTorch tensor. Delete the functions that you do not have. To turn an input down,
# raise an exception.
#
#   problem.logits      a list of rows, each a list of floats
#   problem.shape       (rows, classes), either of which may be 0 where you are asked what you make of that
#   problem.labels      a list with one class a row, counted from 0 (None where there are no labels)
#   problem.dtype       "float64", unless you claim more
#   problem.reduction   "mean", unless you claim more
#
# What else a problem may have, if CAPABILITIES claims it: probabilities, weights, label_smoothing, ignore_index,
# upstream; None where it is not given. With the claim "axis", logits and probabilities are nested as deep as they have
# axes, labels and upstream are so without that of the classes, and problem.axis says which one that is.
# With "dialect" they may also say what you do where implementations differ, as in {"dialect": {"label-too-large":
# "refused"}}; without it, that is found out and reported.

NAME = "textbook Python"
VERSION = "1"
CAPABILITIES = {"dtypes": ["float64"], "targets": ["index"], "reductions": ["mean"]}


def softmax(problem):
    return [[math.exp(value) for value in row] for row in log_softmax(problem)]


def log_softmax(problem):
    return [[x - max(row) - log_sum(row) for x in row] for row in problem.logits]


def cross_entropy(problem):
    losses = [log_sum(row) - (row[label] - max(row)) for row, label in zip(problem.logits, problem.labels)]
    return sum(losses) / len(losses)


def cross_entropy_grad(problem):
    gradient = softmax(problem)
    for row, label in zip(gradient, problem.labels):
        row[label] -= 1
    return [[value / len(gradient) for value in row] for row in gradient]


def log_sum(row):
    """log(sum(exp(x - max)))"""
    largest = max(row)
    return math.log(sum(math.exp(x - largest) for x in row))


# --- From here on nothing needs to be changed -------------------------------------------------------------------

QUANTITIES = ("softmax", "log_softmax", "cross_entropy", "cross_entropy_grad")

# The letter of each dtype in the struct module, and its width in bytes. A bfloat16 is the first half of a float32.
LAYOUTS = {"float64": ("d", 8), "float32": ("f", 4), "float16": ("e", 2), "bfloat16": ("f", 2)}


def serve(functions, name, version, capabilities):
    """Answers the messages on standard input until there are no more."""
    # Messages own standard output. What your code prints goes to standard error, which softproof shows if need be.
    answers, sys.stdout = sys.stdout, sys.stderr
    claims = {"quantities": list(functions), **capabilities}
    for line in sys.stdin:
        message = json.loads(line)
        if message["cmd"] == "stop":
            return
        if message["cmd"] == "start":
            answer = {"name": name, "version": version, "protocol": 1, "capabilities": claims}
        else:
            answer = {"id": message["id"], "answers": run(functions, claims, message)}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


def run(functions, claims, message):
    answers = {}
    for quantity in message["quantities"]:
        if quantity not in functions:
            answers[quantity] = {"unsupported": "there is no function " + quantity}
            continue
        problem = read_problem(message["problem"])
        output = claims.get("outputs", {}).get(problem.dtype, {}).get(quantity, problem.dtype)
        try:
            answers[quantity] = {"value": write_tensor(output, functions[quantity](problem))}
        except Exception as error:
            answers[quantity] = {"refused": "%s: %s" % (type(error).__name__, error)}
    return answers


def read_problem(text):
    names = ("reduction", "label_smoothing", "ignore_index")
    tensors = ("logits", "probabilities", "weights", "upstream")
    axis, sides, labels = text.get("axis", 1), list(text["logits"]["shape"]), text.get("labels")
    del sides[axis]
    return SimpleNamespace(
        dtype=text["logits"]["dtype"],
        axis=axis,
        labels=None if labels is None else nested(labels, sides),
        shape=tuple(text["logits"]["shape"]),
        **{name: text.get(name) for name in names},
        **{name: read_tensor(text[name]) if name in text else None for name in tensors},
    )


def read_tensor(text):
    """Nested lists of floats."""
    letter, width = LAYOUTS[text["dtype"]]
    data = bytes.fromhex(text["bits"])
    if text["dtype"] == "bfloat16":
        data = b"".join(data[k : k + 2] + b"\0\0" for k in range(0, len(data), 2))
    values = list(struct.unpack(">%d%s" % (len(text["bits"]) // (2 * width), letter), data))
    return nested(values, text["shape"])


def nested(values, shape):
    for depth in range(len(shape) - 1, 0, -1):
        side, parts = shape[depth], math.prod(shape[:depth])
        values = [values[k * side : (k + 1) * side] for k in range(parts)]
    return values if shape else values[0]


def write_tensor(dtype, answer):
    """Rounds to the dtype, if need be."""
    nested = answer.tolist() if hasattr(answer, "tolist") else answer
    shape, values = [], [nested]
    while values and isinstance(values[0], (list, tuple)):
        shape.append(len(values[0]))
        values = [value for part in values for value in part]
    letter, width = LAYOUTS[dtype]
    data = struct.pack(">%d%s" % (len(values), letter), *values)
    if dtype == "bfloat16":
        if any(data[2::4]) or any(data[3::4]):
            raise ValueError("the answer has digits that bfloat16 has not")
        data = b"".join(data[k : k + 2] for k in range(0, len(data), 4))
    return {"dtype": dtype, "shape": shape, "bits": data.hex()}


if __name__ == "__main__":
    mine = {name: globals()[name] for name in QUANTITIES if name in globals()}
    serve(mine, NAME, VERSION, CAPABILITIES)
