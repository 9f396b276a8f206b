"""The textbook with all options, in Python's floats whatever the format of the logits, answered in another one."""
import math
import sys

sys.path.insert(0, sys.argv[1])
from adapter import serve


def softmax(problem):
    return spread(problem, [[math.exp(value) for value in logs(row)] for row in rows(problem, problem.logits)])


def log_softmax(problem):
    return spread(problem, [logs(row) for row in rows(problem, problem.logits)])


def cross_entropy(problem):
    losses = []
    for x, target in zip(rows(problem, problem.logits), targets(problem)):
        losses.append(-sum(t * value for t, value in zip(target, logs(x)) if t))
    if problem.reduction == "none":
        return shaped(losses, [side for k, side in enumerate(sides(problem.logits)) if k != problem.axis])
    return sum(losses) / divisor(problem)


def cross_entropy_grad(problem):
    count = len(rows(problem, problem.logits))
    upstream = [1] * count if problem.upstream is None else flat(problem.upstream)
    gradient = []
    for g, x, target in zip(upstream, rows(problem, problem.logits), targets(problem)):
        gradient.append([g * (sum(target) * math.exp(value) - t) / divisor(problem) for t, value in zip(target, logs(x))])
    return spread(problem, gradient)


def logs(row):
    most = max(row)
    total = math.log(sum(math.exp(x - most) for x in row))
    return [x - most - total for x in row]


def targets(problem):
    """T, row by row."""
    smoothing = problem.label_smoothing or 0
    classes = sides(problem.logits)[problem.axis]
    weights = problem.weights or [1] * classes
    if problem.labels is None:
        given, kept = rows(problem, problem.probabilities), None
    else:
        labels = flat(problem.labels)
        given = [[1 if j == label else 0 for j in range(classes)] for label in labels]
        kept = [label != problem.ignore_index for label in labels]
    smooth = [[w * ((1 - smoothing) * t + smoothing / classes) for w, t in zip(weights, row)] for row in given]
    return smooth if kept is None else [row if keep else [0] * classes for row, keep in zip(smooth, kept)]


def divisor(problem):
    if problem.reduction != "mean":
        return 1
    if problem.labels is None:
        return len(rows(problem, problem.logits))
    kept = [label for label in flat(problem.labels) if label != problem.ignore_index]
    return sum(problem.weights[label] for label in kept) if problem.weights else len(kept)


# Tensors as rows along their axis, and back.


def sides(nested):
    return [len(nested)] + sides(nested[0]) if isinstance(nested, list) else []


def flat(nested):
    return [value for part in nested for value in flat(part)] if isinstance(nested, list) else [nested]


def shaped(values, shape):
    if not shape:
        return values[0]
    size = len(values) // shape[0]
    return [shaped(values[k * size : (k + 1) * size], shape[1:]) for k in range(shape[0])]


def places(problem):
    """Where class j of row i stands, for each i and j."""
    shape = sides(problem.logits)
    inner = math.prod(shape[problem.axis + 1 :])
    classes = shape[problem.axis]
    outer = math.prod(shape[: problem.axis])
    return [[(o * classes + j) * inner + k for j in range(classes)] for o in range(outer) for k in range(inner)]


def rows(problem, nested):
    values = flat(nested)
    return [[values[place] for place in row] for row in places(problem)]


def spread(problem, answer):
    values = [None] * sum(len(row) for row in answer)
    for row, at in zip(answer, places(problem)):
        for value, place in zip(row, at):
            values[place] = value
    return shaped(values, sides(problem.logits))


functions = [softmax, log_softmax, cross_entropy, cross_entropy_grad]
wider = {function.__name__: "float32" for function in functions}
CAPABILITIES = {
    "dtypes": ["float64", "float32", "float16", "bfloat16"],
    "outputs": {"float32": {"cross_entropy": "float64"}, "float16": {"cross_entropy": "float32"}, "bfloat16": wider},
    "targets": ["index", "probabilities"],
    "reductions": ["mean", "sum", "none"],
    "options": ["weights", "label_smoothing", "ignore_index", "upstream", "axis"],
}
serve({function.__name__: function for function in functions}, "textbook with options", "1", CAPABILITIES)
