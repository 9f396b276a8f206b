"""What everybody writes first, and what softproof says of it:

    npx softproof certify -- python3 naive.py

e^x overflows above 709, and underflows below -745; softmax of [1000, 0] is an error here, and the loss of a class
with a very small probability is log(0).
"""

import math

from adapter import serve


def softmax(problem):
    return [normalize([math.exp(x) for x in row]) for row in problem.logits]


def log_softmax(problem):
    return [[math.log(p) for p in row] for row in softmax(problem)]


def cross_entropy(problem):
    rows = zip(log_softmax(problem), problem.labels)
    return -sum(row[label] for row, label in rows) / len(problem.labels)


def cross_entropy_grad(problem):
    gradient = softmax(problem)
    for row, label in zip(gradient, problem.labels):
        row[label] -= 1
    return [[value / len(gradient) for value in row] for row in gradient]


def normalize(row):
    total = sum(row)
    return [value / total for value in row]


if __name__ == "__main__":
    functions = [softmax, log_softmax, cross_entropy, cross_entropy_grad]
    serve({function.__name__: function for function in functions}, "naive Python", "1", {})
