"""A problem brought down to target weights T and a divisor D, and the values that are asked of it (spec/definitions.md)."""

import itertools
import math
from fractions import Fraction

from formats import FORMATS
from values import Value


def numbers(tensor):
    """The elements of a stored tensor as fractions, read from their bits; None for -inf."""
    form = FORMATS[tensor["dtype"]]
    places = [form.place_of_bits(int(bits, 16)) for bits in tensor["bits"]]
    return [None if place == -form.infinity else form.value_of_place(place) for place in places]


class Row:
    """One row of logits: its gaps and its sum S = k + r, k maxima and r the sum of the other terms."""

    def __init__(self, logits):
        finite = [x for x in logits if x is not None]
        self.max = max(finite)
        self.gaps = [None if x is None else x - self.max for x in logits]
        self.counts = {}
        for gap in self.gaps:
            if gap is not None:
                self.counts[gap] = self.counts.get(gap, 0) + 1
        self.k = self.counts.pop(Fraction(0))
        self.made, self.sums, self.logs, self.thetas = {}, {}, {}, {}

    def others(self, a):
        """r, enclosed."""
        if a.digits not in self.sums:
            total = None
            for gap, count in self.counts.items():
                term = a.multiply(a.exp(-gap), (count, count))
                total = term if total is None else a.add(total, term)
            self.sums[a.digits] = total
        return self.sums[a.digits]

    def total(self, a):
        return a.add((self.k, self.k), self.others(a)) if self.counts else (self.k, self.k)

    def log_sum(self, a):
        """log S, enclosed; there is no call for it where S = 1."""
        if a.digits not in self.logs:
            self.logs[a.digits] = a.log1p(self.others(a)) if self.k == 1 else a.log(self.total(a))
        return self.logs[a.digits]

    def theta(self, a):
        """1/k - 1/S = r / (k S), enclosed."""
        if a.digits not in self.thetas:
            r = self.others(a)
            self.thetas[a.digits] = a.divide(r, a.multiply((self.k, self.k), self.total(a)))
        return self.thetas[a.digits]

    def has_log(self):
        return self.k > 1 or bool(self.counts)

    def once(self, key, make):
        """Equal logits of a row have equal values: each is made once."""
        if key not in self.made:
            self.made[key] = make()
        return self.made[key]

    def gap(self, j):
        """d_j; None for -inf."""
        gap = self.gaps[j]
        return None if gap is None else self.once(("gap", gap), lambda: Value(gap))

    def log_total(self):
        return self.once("log", lambda: Value(Fraction(0), 1, self.log_sum) if self.has_log() else Value(Fraction(0)))

    def softmax(self, j):
        return self.combined(j, Fraction(1), Fraction(0), Fraction(1))

    def combined(self, j, tau, t, factor):
        """factor (tau P_j - t)."""
        gap = self.gaps[j]
        return self.once((gap, tau, t, factor), lambda: self.combination(gap, tau, t).scaled(factor))

    def combination(self, gap, tau, t):
        if gap is None or tau == 0:
            return Value(-t)
        if gap < 0:
            return Value(-t, 1, lambda a: a.multiply(a.fraction(tau), a.divide(a.exp(-gap), self.total(a))))
        rational = tau / self.k - t
        return Value(rational, -1, lambda a: a.multiply(a.fraction(tau), self.theta(a))) if self.counts else Value(rational)

    def log_softmax(self, j):
        """L_j; None for -inf."""
        gap = self.gaps[j]
        if gap is None:
            return None
        return self.once(("L", gap), lambda: Value(gap, -1, self.log_sum) if self.has_log() else Value(gap))


FIELDS = {
    "logits",
    "labels",
    "probabilities",
    "weights",
    "label_smoothing",
    "ignore_index",
    "reduction",
    "upstream",
    "axis",
    "dialect",
}


def smooth(targets, e, dialect):
    """The targets of a row, smoothed but not weighted."""
    c = len(targets)
    if e > 0 and dialect.get("smoothing-share") == "other-classes":
        total = sum(targets, Fraction(0))
        return [(1 - e) * t + e * (total - t) / (c - 1) for t in targets] if c > 1 else targets
    return [(1 - e) * t + e / c for t in targets]


def places(shape, axis):
    """For each row, where in a row-major tensor its classes stand: rows are the other axes, in row-major order."""
    strides = [math.prod(shape[k + 1 :]) for k in range(len(shape))]
    others = [[i * strides[k] for i in range(side)] for k, side in enumerate(shape) if k != axis]
    return [[sum(other) + j * strides[axis] for j in range(shape[axis])] for other in itertools.product(*others)]


class Problem:
    """Target weights T and a divisor D, as fractions, and what the bounds ask of a problem besides."""

    def __init__(self, stored):
        if not stored.keys() <= FIELDS:
            raise ValueError(f"this program knows nothing of {stored.keys() - FIELDS}")
        self.places = places(stored["logits"]["shape"], stored.get("axis", 1))
        self.n, self.c = len(self.places), len(self.places[0])
        x = numbers(stored["logits"])
        self.rows = [Row([x[place] for place in row]) for row in self.places]
        self.reduction = stored["reduction"]
        weights = numbers(stored["weights"]) if "weights" in stored else None
        smoothing = Fraction(stored.get("label_smoothing", 0))
        self.smoothed = smoothing > 0
        self.dense = "probabilities" in stored or self.smoothed
        self.plain = not self.dense and weights is None
        self.divisor_weights = None
        self.dialect = stored.get("dialect", {})
        w = weights or [Fraction(1)] * self.c
        by_rows = self.dialect.get("weighted-mean") == "rows"
        if "probabilities" in stored:
            t = numbers(stored["probabilities"])
            rows = [[t[place] for place in row] for row in self.places]
            divisor = Fraction(self.n)
        else:
            labels = stored["labels"]
            kept = [y for y in labels if y != stored.get("ignore_index")]
            rows = [[Fraction(j == y) for j in range(self.c)] if y in kept else None for y in labels]
            divisor = sum((1 if by_rows else w[y] for y in kept), Fraction(0))
            if self.reduction == "mean" and weights is not None and not by_rows:
                self.divisor_weights = [w[y] for y in kept]
        self.targets = [
            [Fraction(0)] * self.c if t is None else [a * b for a, b in zip(w, smooth(t, smoothing, self.dialect))]
            for t in rows
        ]
        self.divisor = divisor if self.reduction == "mean" else Fraction(1)
        self.taus = [sum(row, Fraction(0)) for row in self.targets]
        self.upstream = numbers(stored["upstream"]) if "upstream" in stored else [Fraction(1)] * self.n

    def loss(self, rows):
        """Sum of the row losses of some rows, undivided; None for +inf."""
        rational, logs = Fraction(0), []
        for i in rows:
            row = self.rows[i]
            for gap, t in zip(row.gaps, self.targets[i]):
                if t and gap is None:
                    return None
                if t:
                    rational -= t * gap
            if self.taus[i] and row.has_log():
                logs.append((self.taus[i], row.log_sum))
        if not logs:
            return Value(rational)

        def tail(a):
            terms = [a.multiply(a.fraction(tau), log(a)) for tau, log in logs]
            total = terms[0]
            for term in terms[1:]:
                total = a.add(total, term)
            return total

        return Value(rational, 1, tail)

    def values(self, quantity):
        """The true values, row by row, None for the infinite one that the quantity can have."""
        each = [(i, j) for i in range(self.n) for j in range(self.c)]
        if quantity == "softmax":
            return [self.rows[i].softmax(j) for i, j in each]
        if quantity == "log_softmax":
            return [self.rows[i].log_softmax(j) for i, j in each]
        if quantity == "cross_entropy_grad":
            factors = [g / self.divisor for g in self.upstream]
            return [self.rows[i].combined(j, self.taus[i], self.targets[i][j], factors[i]) for i, j in each]
        if self.reduction == "none":
            return [self.loss([i]) for i in range(self.n)]
        total = self.loss(range(self.n))
        return [total and total.scaled(1 / self.divisor)]

    def in_order(self, quantity, elements):
        """What there is of each element, row by row, in the order in which it is stored: that of the logits, or of the rows."""
        if quantity == "cross_entropy":
            return elements
        each = [place for row in self.places for place in row]
        return [element for _, element in sorted(zip(each, elements), key=lambda pair: pair[0])]
