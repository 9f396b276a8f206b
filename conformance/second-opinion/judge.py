"""Works out the values of the problems on stdin with fractions and mpmath, and counts where the reference differs.

Independent of the TypeScript: written from spec/definitions.md and spec/termination.md. Every value is R + s t with R an
exact fraction, s a sign, and t > 0 known to any relative precision; its rounding is decided by an open interval.
Prints a report; exits with 1 where anything differs.
"""
import collections
import json
import sys
from fractions import Fraction

import mpmath
from mpmath import mp, mpf

FORMATS = {"float64": (53, -1022, 1023), "float32": (24, -126, 127), "float16": (11, -14, 15), "bfloat16": (8, -126, 127)}
TINY = Fraction(1, 2**6000)  # what is smaller is as small as this, for every rounding here
MOST_BITS = 20000


def number(text):
    return {"Infinity": mp.inf, "-Infinity": -mp.inf}.get(text, text)


def exact(text):
    return Fraction(float(text))


def as_fraction(m):
    sign, mantissa, exponent, _ = m._mpf_
    value = Fraction(int(mantissa)) * Fraction(2) ** exponent
    return -value if sign else value


def nearest(value, sticky, output):
    """The float of the format nearest to value + sticky * (infinitely little), ties to even, as a fraction or +-inf."""
    precision, lowest, highest = FORMATS[output]
    if value == 0:
        return Fraction(0)
    if value < 0:
        return -nearest(-value, -sticky, output)
    exponent = value.numerator.bit_length() - value.denominator.bit_length()
    if Fraction(2) ** exponent > value:
        exponent -= 1
    spacing = Fraction(2) ** (max(exponent, lowest) - precision + 1)
    whole, rest = divmod(value, spacing)
    if 2 * rest > spacing or (2 * rest == spacing and (sticky > 0 or (sticky == 0 and whole % 2 == 1))):
        whole += 1
    rounded = whole * spacing
    return float("inf") if rounded >= Fraction(2) ** (highest + 1) else rounded


class Real:
    """rational + sign * tail, where tail() is positive, at the working precision of mpmath."""

    def __init__(self, rational, sign=0, tail=None):
        self.rational, self.sign, self.tail = Fraction(rational), sign, tail

    def decide(self, output):
        """(correctly rounded value, sign of the true value minus it)"""
        if self.sign == 0:
            rounded = nearest(self.rational, 0, output)
            return rounded, (self.rational > rounded) - (self.rational < rounded)
        bits = 150
        while bits < MOST_BITS:
            mp.prec = bits
            middle = self.tail()
            if middle < mpf(2) ** -6000:
                low, high = Fraction(0), TINY
            else:
                slack = Fraction(1, 2 ** (bits - 40))
                low, high = as_fraction(middle) * (1 - slack), as_fraction(middle) * (1 + slack)
            lower = self.rational + low if self.sign > 0 else self.rational - high
            upper = self.rational + high if self.sign > 0 else self.rational - low
            rounded = nearest(lower, 1, output)
            if rounded == nearest(upper, -1, output):
                if rounded <= lower:
                    return rounded, 1
                if rounded >= upper:
                    return rounded, -1
            bits *= 2
        raise ArithmeticError("undecided")

    def sticky(self, output):
        """Whether only the sign of the tail decides: the rational part is a float, or halfway between two."""
        if self.sign == 0 or self.rational == 0:
            return False
        return nearest(self.rational, -1, output) != nearest(self.rational, 1, output) or (
            nearest(self.rational, 0, output) == self.rational
        )


def decimal(fraction):
    return mpf(fraction.numerator) / mpf(fraction.denominator)


def power(gap):
    """e^gap; below 2^(-10^7) any number as small serves."""
    return mpmath.exp(decimal(gap)) if gap > -(10**7) * Fraction(69, 100) else mpf(2) ** (-(10**7))


class Row:
    def __init__(self, logits):
        finite = [None if x == -mp.inf else exact(x) for x in logits]
        top = max(x for x in finite if x is not None)
        self.gaps = [None if x is None else x - top for x in finite]
        self.ties = self.gaps.count(0)
        self.below = [d for d in self.gaps if d is not None and d < 0]

    def rest(self):
        return mpmath.fsum([power(d) for d in self.below]) if self.below else mpf(0)

    def one_class(self):
        return self.ties == 1 and not self.below

    def log_sum(self):
        return mpmath.log1p(self.rest()) if self.ties == 1 else mpmath.log(self.ties + self.rest())

    def probability(self, j):
        if self.gaps[j] is None:
            return Real(0)
        if self.gaps[j] < 0:
            return Real(0, 1, lambda: power(self.gaps[j]) / (self.ties + self.rest()))
        equal = Fraction(1, self.ties)
        return Real(equal, -1, lambda: self.shortfall()) if self.below else Real(equal)

    def shortfall(self):
        r = self.rest()
        return r / (self.ties * (self.ties + r))

    def jacobian(self, c, j):
        a, b, k = self.gaps[c], self.gaps[j], self.ties
        if a is None or b is None:
            return Real(0)
        if a == 0 and b == 0:
            equal = Fraction(k - 1, k * k) if c == j else Fraction(-1, k * k)
            if not self.below:
                return Real(equal)
            if c != j:
                return Real(equal, 1, lambda: self.shortfall() * (mpf(2) / k - self.shortfall()))
            if k == 1:
                return Real(0, 1, lambda: self.rest() / (1 + self.rest()) ** 2)
            return Real(equal, -1, lambda: self.shortfall() * (mpf(k - 2) / k + self.shortfall()))
        if c == j:
            others = [d for n, d in enumerate(self.gaps) if n != c and d is not None]
            return Real(0, 1, lambda: power(a) * mpmath.fsum([power(d) for d in others]) / (k + self.rest()) ** 2)
        return Real(0, -1, lambda: power(a) * power(b) / (k + self.rest()) ** 2)


def targets(case):
    """T row by row, and D."""
    classes, e = case["classes"], Fraction(case["smoothing"])
    weights = [exact(w) for w in case["weights"]] if case["weights"] else [Fraction(1)] * classes
    if case["labels"] is not None:
        plain = [[Fraction(int(j == label)) for j in range(classes)] for label in case["labels"]]
        divisor = sum(weights[label] for label in case["labels"])
    else:
        flat = [exact(t) for t in case["probabilities"]]
        plain = [flat[i * classes : (i + 1) * classes] for i in range(case["rows"])]
        divisor = Fraction(case["rows"])
    weighted = [[w * ((1 - e) * t + e / classes) for w, t in zip(weights, row)] for row in plain]
    return weighted, divisor if case["reduction"] == "mean" else Fraction(1)


def loss(rows, T, chosen, divisor):
    if any(T[i][j] > 0 and d is None for i in chosen for j, d in enumerate(rows[i].gaps)):
        return mp.inf
    linear = -sum(T[i][j] * d for i in chosen for j, d in enumerate(rows[i].gaps) if T[i][j] > 0) / divisor
    curved = [i for i in chosen if sum(T[i]) > 0 and not rows[i].one_class()]
    if not curved:
        return Real(linear)
    return Real(linear, 1, lambda: mpmath.fsum([decimal(sum(T[i]) / divisor) * rows[i].log_sum() for i in curved]))


def gradient(row, T, divisor, j):
    tau, p = sum(T), row.probability(j)
    rational, factor = (tau * p.rational - T[j]) / divisor, tau / divisor
    if p.sign == 0 or factor == 0:
        return Real(rational)
    return Real(rational, p.sign, lambda: decimal(factor) * p.tail())


def values(case):
    """quantity -> list of Real or infinity, row-major"""
    n, classes = case["rows"], case["classes"]
    logits = [number(x) for x in case["logits"]]
    rows = [Row(logits[i * classes : (i + 1) * classes]) for i in range(n)]
    T, divisor = targets(case)
    cells = [(i, j) for i in range(n) for j in range(classes)]

    def log_probability(row, j):
        if row.gaps[j] is None:
            return -mp.inf
        return Real(row.gaps[j]) if row.one_class() else Real(row.gaps[j], -1, row.log_sum)

    groups = [[i] for i in range(n)] if case["reduction"] == "none" else [range(n)]
    return {
        "softmax": [rows[i].probability(j) for i, j in cells],
        "log_softmax": [log_probability(rows[i], j) for i, j in cells],
        "cross_entropy": [loss(rows, T, group, divisor) for group in groups],
        "cross_entropy_grad": [gradient(rows[i], T[i], divisor, j) for i, j in cells],
        "jacobian": [rows[0].jacobian(c, j) for c in range(classes) for j in range(classes)],
    }


def main():
    counts, sticky, different = collections.Counter(), 0, []
    for line in sys.stdin:
        case = json.loads(line)
        output = case["output"]
        for quantity, reals in values(case).items():
            said = case["reference"][quantity]
            for n, real in enumerate(reals):
                value, side = (real, 0) if not isinstance(real, Real) else real.decide(output)
                counts[quantity, output] += 1
                sticky += isinstance(real, Real) and real.sticky(output)
                if float(value) != float(said["values"][n]) or side != said["side"][n]:
                    different.append(f"{quantity}[{n}] in {output}: {said['values'][n]} {said['side'][n]:+d}, "
                                     f"here {float(value)!r} {side:+d}; {line.strip()}")
    total = sum(counts.values())
    print(f"{total} results of the reference compared with mpmath {mpmath.__version__}: {len(different)} differ.")
    print(f"{sticky} of them are sticky.\n")
    print("| quantity | " + " | ".join(FORMATS) + " |\n|---|" + "---:|" * len(FORMATS))
    for quantity in dict.fromkeys(q for q, _ in counts):
        print(f"| {quantity} | " + " | ".join(str(counts[quantity, f]) for f in FORMATS) + " |")
    print("\n".join(different[:20]), file=sys.stderr)
    sys.exit(1 if different or not total else 0)


if __name__ == "__main__":
    main()
