"""The interval of floats that each level accepts (spec/accuracy.md, The levels and The domain), as pairs of places."""

from bounds import Bounds, Facts, flushes, lost, summed
from formats import INFINITY, rounded_double

LEVELS = ("safe", "stable", "accurate", "faithful", "exact")


class Judge:
    """The levels of one problem."""

    def __init__(self, problem):
        self.problem, self.facts = problem, Facts(problem)

    def expected(self, quantity, form):
        """For each element, in the order in which it is stored: its value, its place, and the interval of each level."""
        problem = self.problem
        values = problem.values(quantity)
        bounds = {level: Bounds(self.facts, form, level == "safe").of(quantity) for level in ("stable", "safe")}
        if self.nothing_said(quantity, form) or self.longest_sum(quantity) * min(form.u, 2.0**-24) > 1 / 32:
            bounds = {level: [INFINITY] * len(values) for level in bounds}
        elements = [
            self.element(quantity, form, n, value, {level: bounds[level][n] for level in bounds})
            for n, value in enumerate(values)
        ]
        return problem.in_order(quantity, elements)

    def nothing_said(self, quantity, form):
        """Whether 1/D may be flushed."""
        reduced = quantity.startswith("cross_entropy") and self.problem.reduction == "mean"
        return reduced and flushes(self.problem) and self.facts.divisor * lost(self.problem, form) >= 1 / 2

    def longest_sum(self, quantity):
        """The number of terms up to which sums are taken: classes, and rows where rows are summed."""
        problem = self.problem
        reduced = quantity == "cross_entropy" and problem.reduction != "none"
        divided = quantity == "cross_entropy_grad" and problem.divisor_weights is not None
        return max(problem.c, problem.n) if reduced or divided else problem.c

    def element(self, quantity, form, n, value, bounds):
        if value is None:
            place = form.infinity if quantity == "cross_entropy" else -form.infinity
            return value, place, {level: (place, place) for level in LEVELS}
        exact, below, above = value.rounded(form)
        further = 4 if below == above else 3
        levels = {
            "exact": (exact, exact),
            "faithful": (below, above),
            "accurate": (max(below - further, -form.infinity), min(above + further, form.infinity)),
            "stable": around(form, exact, bounds["stable"]),
            "safe": around(form, exact, bounds["safe"]),
        }
        if quantity == "cross_entropy_grad" and self.problem.dense:
            levels["accurate"] = hull(levels["accurate"], around(form, exact, self.cancelled(form, n)))
        if flushes(self.problem):
            levels["accurate"] = hull(levels["accurate"], around(form, exact, 4 * lost(self.problem, form)))
            # Below the smallest normal float in size: so is the neighbour nearer to zero.
            if min(abs(below), abs(above)) < form.smallest_normal:
                levels["exact"], levels["faithful"] = hull(levels["exact"], (0, 0)), hull(levels["faithful"], (0, 0))
        if self.beyond(quantity, form, n):
            low = form.infinity if quantity == "cross_entropy" else -form.infinity
            high = -form.infinity if quantity == "log_softmax" else form.infinity
            for level in ("accurate", "stable", "safe"):
                levels[level] = hull(levels[level], (low, high))
        inner = levels["exact"]
        for level in reversed(LEVELS):
            inner = levels[level] = hull(levels[level], inner)
        return value, exact, levels

    def cancelled(self, form, n):
        """4 ulp of the larger of the two parts whose difference the gradient is."""
        row, j = self.facts.rows[n // self.problem.c], n % self.problem.c
        return 4 * form.ulp(max(row.tau * row.p[j], row.t[j]) * row.g / self.facts.divisor)

    def beyond(self, quantity, form, n):
        """Whether the element lies beyond the domain of the levels that are bounded."""
        if quantity == "softmax":
            return False
        limit = rounded_double(form.value_of_place(form.largest)) / 4
        if quantity == "log_softmax":
            return -self.facts.rows[n // self.problem.c].logs[n % self.problem.c] >= limit
        if quantity == "cross_entropy_grad":
            return self.facts.rows[n // self.problem.c].tau >= limit or self.facts.divisor >= limit
        sizes = [self.size(row) for row in self.facts.rows]
        if self.problem.reduction == "none":
            return sizes[n] >= limit
        return summed(sizes) >= limit or self.facts.divisor >= limit

    def size(self, row):
        logs = summed(abs(log) for log in row.logs) if self.problem.smoothed else 0.0
        return max(row.loss, row.tau, logs)


def around(form, exact, bound):
    """[RN(c - B), RN(c + B)]: the float64 results, rounded to the format; c is finite even where the place is not."""
    if not bound < INFINITY:
        return -form.infinity, form.infinity
    c = rounded_double(form.value_of_place(max(-form.largest, min(exact, form.largest))))
    return form.nearest_of_double(c - bound), form.nearest_of_double(c + bound)


def hull(a, b):
    return min(a[0], b[0]), max(a[1], b[1])
