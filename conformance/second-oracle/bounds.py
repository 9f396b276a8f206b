"""The bound B of `stable` and of `safe` (spec/accuracy.md, The bounds).

Everything here is float64 arithmetic in the order in which the page writes it, on exact quantities that are correctly
rounded to float64 first. Names are the page's.
"""

from functools import cached_property

from formats import INFINITY, rounded_double

LN2 = 0.6931471805599453
LARGEST = 1.7976931348623157e308


def summed(terms):
    total = 0.0
    for term in terms:
        total += term
    return total


class RowFacts:
    """What a bound needs of a row whatever the output format is."""

    def __init__(self, problem, i):
        self.problem, self.i, self.row = problem, i, problem.rows[i]
        self.classes = range(problem.c)

    @cached_property
    def m(self):
        return rounded_double(self.row.max)

    @cached_property
    def p(self):
        return [self.row.softmax(j).double() for j in self.classes]

    @cached_property
    def d(self):
        return [min(abs(gap), LARGEST) for gap in self.gaps]

    @cached_property
    def gaps(self):
        gaps = [self.row.gap(j) for j in self.classes]
        return [-INFINITY if gap is None else gap.double() for gap in gaps]

    @cached_property
    def s(self):
        return self.row.log_total().double()

    @cached_property
    def logs(self):
        values = [self.row.log_softmax(j) for j in self.classes]
        return [-INFINITY if value is None else value.double() for value in values]

    @cached_property
    def t(self):
        return [rounded_double(t) for t in self.problem.targets[self.i]]

    @cached_property
    def tau(self):
        return rounded_double(self.problem.taus[self.i])

    @cached_property
    def g(self):
        return abs(rounded_double(self.problem.upstream[self.i]))

    @cached_property
    def loss(self):
        value = self.problem.loss([self.i])
        return INFINITY if value is None else value.double()

    @cached_property
    def e(self):
        return summed(p * d for p, d in zip(self.p, self.d))


def flushes(problem):
    """Whether a subject is judged that flushes subnormals (accuracy, Flushed subnormals)."""
    return problem.dialect.get("subnormals") == "flushed"


def lost(problem, form):
    """η: the smallest subnormal, or the smallest normal float where subnormals are flushed."""
    return 2.0**form.emin if flushes(problem) else form.eta


class RowBounds:
    """B for the elements of one row, in an output format, at `stable` or at `safe`."""

    def __init__(self, problem, facts, form, safe):
        self.problem, self.facts, self.form, self.safe = problem, facts, form, safe
        self.u, self.u_a, self.eta = form.u, min(form.u, 2.0**-24), lost(problem, form)
        self.kappa = 2 * (self.u + self.u_a)

    @cached_property
    def rho(self):
        f, kappa = self.facts, self.kappa
        sigma = summed(min(self.u_a, p) for p in f.p)
        rest = 3 * sigma + kappa * (abs(f.m) + f.s) if self.safe else 3 * sigma
        if flushes(self.problem):
            phi = summed(p for p, gap in zip(f.p, f.gaps) if gap < (self.form.emin + 1) * LN2)
            rest = rest + (phi / (1 - phi) + 8 * self.eta)
        return [kappa * (2 + f.e + f.s + d) + rest for d in f.d]

    def log_softmax(self, j):
        return self.rho[j]

    def softmax(self, j):
        p, rho = self.facts.p[j], self.rho[j]
        if rho < 1:
            return p * (rho + rho * rho) + 4 * self.eta
        if self.facts.logs[j] + rho < (self.form.emin - self.form.p + 1) * LN2:
            return 4 * self.eta
        return INFINITY

    @cached_property
    def loss(self):
        f = self.facts
        a = summed(t * rho for t, rho in zip(f.t, self.rho))
        h = f.loss + a
        tree = 0.0
        if self.problem.dense:
            parts = [(t, rho, log) for t, rho, log in zip(f.t, self.rho, f.logs) if t]
            cap = self.u_a * h + self.eta
            whole = 2 * self.eta if flushes(self.problem) else 0.0
            tree = summed(t * (rho - log) if t < whole else min(cap, t * (rho - log)) for t, rho, log in parts)
        r = 0 if self.problem.plain else 6
        return a + 9 / 4 * tree + r * self.u * h + 4 * self.eta

    @cached_property
    def tau_tree(self):
        f = self.facts
        return 5 / 4 * summed(min(self.u_a * f.tau, t) for t in f.t) if self.problem.dense else 0.0

    def gradient(self, j, divisor, omega):
        bound = self.difference(j, divisor, omega)
        f = self.facts
        if self.problem.dense or not f.t[j] or f.tau * (f.g / divisor) == 0:
            return bound
        others = [k for k in f.classes if k != j]
        bounds = [self.difference(k, divisor, omega) for k in others]
        largest = [f.g / divisor * (f.tau * f.p[k]) + b for k, b in zip(others, bounds)]
        q = summed(largest)
        return max(bound, summed(bounds) + 5 / 4 * summed(min(self.u_a * q, each) for each in largest))

    def difference(self, j, divisor, omega):
        f = self.facts
        scale = f.g / divisor
        if f.tau * scale == 0:
            return 4 * self.eta
        r = 4 if self.problem.plain else 8
        relative = r * self.u + 2 * omega
        if flushes(self.problem) and f.g < 2 * self.eta:
            relative = relative + 1
        weights = (f.t[j] + f.tau * f.p[j]) * relative
        return scale * (weights + f.tau * self.softmax(j) + (2 * f.p[j]) * self.tau_tree + 4 * self.eta) + 4 * self.eta


class Facts:
    """What is shared by all quantities, formats and levels of a problem."""

    def __init__(self, problem):
        self.problem = problem
        self.rows = [RowFacts(problem, i) for i in range(problem.n)]
        self.divisor = rounded_double(problem.divisor)
        self.weights = problem.divisor_weights and [rounded_double(w) for w in problem.divisor_weights]


class Bounds:
    def __init__(self, facts, form, safe):
        self.facts, self.form = facts, form
        self.rows = [RowBounds(facts.problem, row, form, safe) for row in facts.rows]
        self.u, self.u_a = form.u, min(form.u, 2.0**-24)

    @cached_property
    def omega(self):
        weights, divisor = self.facts.weights, self.facts.divisor
        if weights is None:
            return 0.0
        return 5 / 4 * summed(min(self.u_a * divisor, w) for w in weights) / divisor

    @cached_property
    def reduced(self):
        divisor = self.facts.divisor
        q_i = [(row.facts.loss + row.loss) / divisor for row in self.rows]
        q = summed(q_i)
        b = summed(row.loss / divisor for row in self.rows)
        tree = 5 / 4 * summed(min(self.u_a * q, each) for each in q_i)
        return b + tree + (4 * self.u + self.omega) * q + 4 * lost(self.facts.problem, self.form)

    def of(self, quantity):
        """B for each element, in row-major order."""
        problem = self.facts.problem
        each = [(row, j) for row in self.rows for j in range(problem.c)]
        if quantity == "softmax":
            return [row.softmax(j) for row, j in each]
        if quantity == "log_softmax":
            return [row.log_softmax(j) for row, j in each]
        if quantity == "cross_entropy_grad":
            return [row.gradient(j, self.facts.divisor, self.omega) for row, j in each]
        return [row.loss for row in self.rows] if problem.reduction == "none" else [self.reduced]
