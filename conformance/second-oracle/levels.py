"""The interval of floats that each level accepts (spec/accuracy.md, The levels and The domain), as pairs of places."""

from bounds import Bounds, Facts, flushes, lost, summed
from formats import INFINITY, double, rounded_double

LEVELS = ("safe", "stable", "accurate", "faithful", "exact")


class Judge:
    """The levels of one problem."""

    def __init__(self, problem):
        self.problem, self.facts = problem, Facts(problem)

    def expected(self, quantity, form):
        """For each element, in the order in which it is stored: its value, its place correctly rounded, and the interval of each level."""
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
        if abs(exact) == form.infinity:
            below, above = sorted((exact, form.largest if exact > 0 else -form.largest))
        at_float = below == above
        levels = {"exact": (exact, exact), "faithful": (below, above)}
        further = 4 if at_float else 3
        levels["accurate"] = (max(below - further, -form.infinity), min(above + further, form.infinity))
        if quantity == "cross_entropy_grad" and self.problem.dense:
            levels["accurate"] = hull(levels["accurate"], self.cancelled(form, n, exact))
        if flushes(self.problem):
            self.with_zero(form, value, exact, levels)
        centre = max(-form.largest, min(exact, form.largest))
        levels["stable"] = around(form, centre, bounds["stable"])
        levels["safe"] = around(form, centre, bounds["safe"])
        if self.beyond(quantity, form, n):
            for level in ("accurate", "stable", "safe"):
                low, high = levels[level]
                levels[level] = (
                    low if quantity == "cross_entropy" else -form.infinity,
                    high if quantity == "log_softmax" else form.infinity,
                )
        inner = levels["exact"]
        for level in reversed(LEVELS):
            inner = levels[level] = hull(levels[level], inner)
        return value, exact, levels

    def with_zero(self, form, value, exact, levels):
        """What flushing adds: 0 in place of a value below the smallest normal float, and 4η to `accurate`."""
        smallest_normal = 1 << (form.p - 1)
        _, below, above = value.rounded(form)
        # Below in size: both neighbours at most that float, and one of them less.
        if min(abs(below), abs(above)) < smallest_normal:
            for level in ("exact", "faithful"):
                levels[level] = hull(levels[level], (0, 0))
        width = 4 * lost(self.problem, form)
        levels["accurate"] = hull(levels["accurate"], around(form, max(-form.largest, min(exact, form.largest)), width))

    def cancelled(self, form, n, exact):
        """c plus and minus 4 ulp of the larger of the two parts whose difference the gradient is."""
        row, j = self.facts.rows[n // self.problem.c], n % self.problem.c
        larger = max(row.tau * row.p[j], row.t[j]) * row.g / self.facts.divisor
        size = 4 * form.ulp(larger)
        centre = form.value_of_place(max(-form.largest, min(exact, form.largest)))
        return form.nearest(centre - size), form.nearest(centre + size)

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


def around(form, centre, bound):
    """[RN(c - B), RN(c + B)]: the float64 results, rounded to the format."""
    if not bound < INFINITY:
        return -form.infinity, form.infinity
    c = rounded_double(form.value_of_place(centre))
    return form.nearest_of_double(c - bound), form.nearest_of_double(c + bound)


def hull(a, b):
    return min(a[0], b[0]), max(a[1], b[1])
