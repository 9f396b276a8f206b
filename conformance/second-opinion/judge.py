"""Works out the values of the problems on stdin with fractions and mpmath, and counts where what was said of them differs.

Independent of the TypeScript: written from spec/definitions.md and spec/termination.md. Every value is R + s t with R an
exact fraction, s a sign, and t > 0 known to any relative precision; its rounding is decided by an open interval whose ends
are whole multiples of a power of two. Prints a report about the NAME given; exits with 1 where anything differs.
"""
import collections
import json
import math
import multiprocessing
import sys
from fractions import Fraction

import mpmath
from mpmath import mp, mpf

FORMATS = {"float64": (53, -1022, 1023), "float32": (24, -126, 127), "float16": (11, -14, 15), "bfloat16": (8, -126, 127)}
TINY = -6000  # what is below 2^TINY is as small as that, for every rounding here
MOST_BITS = 20000


def number(text):
    return {"Infinity": mp.inf, "-Infinity": -mp.inf}.get(text, text)


def exact(text):
    return Fraction(float(text))


class Dyadic:
    """whole * 2^exponent, compared and rounded with integers only"""

    def __init__(self, whole, exponent):
        self.whole, self.exponent = whole, exponent

    def at(self, exponent):
        """In units of 2^exponent, which must divide it."""
        return self.whole << (self.exponent - exponent)

    def rounded(self, sticky, output):
        """The float of the format nearest to self + sticky * (infinitely little), ties to even; None for infinity."""
        precision, lowest, highest = FORMATS[output]
        if self.whole == 0:
            return Dyadic(0, 0)
        if self.whole < 0:
            away = Dyadic(-self.whole, self.exponent).rounded(-sticky, output)
            return away and Dyadic(-away.whole, away.exponent)
        top = self.whole.bit_length() - 1 + self.exponent
        last = max(top, lowest) - precision + 1
        shift = last - self.exponent
        if shift <= 0:
            whole, twice, unit = self.whole << -shift, 0, 1
        else:
            whole = self.whole >> shift
            twice, unit = 2 * (self.whole - (whole << shift)), 1 << shift
        if twice > unit or (twice == unit and (sticky > 0 or (sticky == 0 and whole % 2 == 1))):
            whole += 1
        return None if whole.bit_length() + last > highest + 1 else Dyadic(whole, last)


def compare(a, b):
    exponent = min(a.exponent, b.exponent)
    x, y = a.at(exponent), b.at(exponent)
    return (x > y) - (x < y)


def of_fraction(value, output, sticky=0):
    """The same rounding of a fraction: enough of its digits, and whether there are more."""
    places = 8 + 2 * max(0, value.denominator.bit_length() - abs(value.numerator).bit_length()) + FORMATS[output][0] + 1100
    whole, rest = divmod(value.numerator << places, value.denominator)
    return Dyadic(whole, -places).rounded(1 if rest else sticky, output)


def as_float(rounded, sign):
    return math.ldexp(rounded.whole, rounded.exponent) if rounded else sign * math.inf


class Real:
    """rational + sign * tail, where tail() is positive, at the working precision of mpmath."""

    def __init__(self, rational, sign=0, tail=None):
        self.rational, self.sign, self.tail = Fraction(rational), sign, tail

    def decide(self, output):
        """(correctly rounded value, sign of the true value minus it)"""
        if self.sign == 0:
            rounded = of_fraction(self.rational, output)
            sign = 1 if self.rational > 0 else -1
            if rounded is None:
                return sign * math.inf, -sign
            value = Fraction(rounded.whole) * Fraction(2) ** rounded.exponent
            return as_float(rounded, sign), (self.rational > value) - (self.rational < value)
        bits = 150
        while bits < MOST_BITS:
            low, high = self.enclose(bits)
            rounded, other = low.rounded(1, output), high.rounded(-1, output)
            if rounded is None or other is None:
                if rounded is other and (low.whole > 0) == (high.whole > 0):
                    sign = 1 if low.whole > 0 else -1
                    return sign * math.inf, -sign
            elif compare(rounded, other) == 0:
                if compare(rounded, low) <= 0:
                    return as_float(rounded, 0), 1
                if compare(rounded, high) >= 0:
                    return as_float(rounded, 0), -1
            bits *= 2
        raise ArithmeticError("undecided")

    def enclose(self, bits):
        """Two numbers strictly between which the true value lies, wider than all roundings of that many bits."""
        mp.prec = bits
        _, mantissa, exponent, length = self.tail()._mpf_
        mantissa = int(mantissa)
        if exponent + length < TINY:
            exponent, least, most = TINY, 0, 1
        else:
            exponent -= 2 * bits
            least, most = (mantissa << 2 * bits) - (mantissa << bits + 40), (mantissa << 2 * bits) + (mantissa << bits + 40)
        places = max(0, -exponent, self.rational.denominator.bit_length() - 1)
        floor, rest = divmod(self.rational.numerator << places, self.rational.denominator)
        scale = exponent + places
        ceiling = floor + (1 if rest else 0)
        if self.sign > 0:
            return Dyadic(floor + (least << scale), -places), Dyadic(ceiling + (most << scale), -places)
        return Dyadic(floor - (most << scale), -places), Dyadic(ceiling - (least << scale), -places)

    def sticky(self, output):
        """Whether only the sign of the tail decides: the rational part is a float, or halfway between two."""
        if self.sign == 0 or self.rational == 0:
            return False
        below, above = of_fraction(self.rational, output, -1), of_fraction(self.rational, output, 1)
        if below is None or above is None:
            return below is not above
        return compare(below, above) != 0 or Fraction(below.whole) * Fraction(2) ** below.exponent == self.rational


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
        self.known = {}

    def once(self, what, make):
        """What is worked out at each precision of mpmath but once."""
        key = what, mp.prec
        if key not in self.known:
            self.known[key] = make()
        return self.known[key]

    def power(self, gap):
        return self.once(gap, lambda: power(gap))

    def rest(self):
        return self.once("rest", lambda: mpmath.fsum([self.power(d) for d in self.below]) if self.below else mpf(0))

    def one_class(self):
        return self.ties == 1 and not self.below

    def log_sum(self):
        sum_of = lambda: mpmath.log1p(self.rest()) if self.ties == 1 else mpmath.log(self.ties + self.rest())
        return self.once("log sum", sum_of)

    def probability(self, j):
        if self.gaps[j] is None:
            return Real(0)
        if self.gaps[j] < 0:
            return Real(0, 1, lambda: self.power(self.gaps[j]) / (self.ties + self.rest()))
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
            return Real(0, 1, lambda: self.power(a) * mpmath.fsum([self.power(d) for d in others]) / (k + self.rest()) ** 2)
        return Real(0, -1, lambda: self.power(a) * self.power(b) / (k + self.rest()) ** 2)


def targets(case):
    """T row by row, D, and g."""
    n, classes, e = case["rows"], case["classes"], Fraction(case["smoothing"])
    weights = [exact(w) for w in case["weights"]] if case["weights"] else [Fraction(1)] * classes
    if case["labels"] is not None:
        kept = [label != case["ignored"] for label in case["labels"]]
        plain = [[Fraction(int(j == label)) for j in range(classes)] for label in case["labels"]]
        divisor = sum(weights[label] for label, keep in zip(case["labels"], kept) if keep)
    else:
        kept = [True] * n
        flat = [exact(t) for t in case["probabilities"]]
        plain = [flat[i * classes : (i + 1) * classes] for i in range(n)]
        divisor = Fraction(n)
    weighted = [[w * ((1 - e) * t + e / classes) if keep else Fraction(0) for w, t in zip(weights, row)] for row, keep in zip(plain, kept)]
    upstream = [exact(g) for g in case["upstream"]] if case["upstream"] else [Fraction(1)] * n
    return weighted, divisor if case["reduction"] == "mean" else Fraction(1), upstream


def loss(rows, T, chosen, divisor):
    if any(T[i][j] > 0 and d is None for i in chosen for j, d in enumerate(rows[i].gaps)):
        return mp.inf
    linear = -sum(T[i][j] * d for i in chosen for j, d in enumerate(rows[i].gaps) if T[i][j] > 0) / divisor
    curved = [(i, sum(T[i]) / divisor) for i in chosen if sum(T[i]) > 0 and not rows[i].one_class()]
    if not curved:
        return Real(linear)
    return Real(linear, 1, lambda: mpmath.fsum([decimal(share) * rows[i].log_sum() for i, share in curved]))


def gradient(row, T, tau, factor, j):
    p = row.probability(j)
    rational = factor * (tau * p.rational - T[j])
    if p.sign == 0 or factor * tau == 0:
        return Real(rational)
    sign = p.sign if factor > 0 else -p.sign
    return Real(rational, sign, lambda: decimal(abs(factor) * tau) * p.tail())


def values(case):
    """quantity -> list of Real or infinity, row-major"""
    n, classes = case["rows"], case["classes"]
    logits = [number(x) for x in case["logits"]]
    rows = [Row(logits[i * classes : (i + 1) * classes]) for i in range(n)]
    T, divisor, upstream = targets(case)
    tau = [sum(row) for row in T]
    cells = [(i, j) for i in range(n) for j in range(classes)]

    def log_probability(row, j):
        if row.gaps[j] is None:
            return -mp.inf
        return Real(row.gaps[j]) if row.one_class() else Real(row.gaps[j], -1, row.log_sum)

    groups = [[i] for i in range(n)] if case["reduction"] == "none" else [range(n)]
    found = {
        "softmax": [rows[i].probability(j) for i, j in cells],
        "log_softmax": [log_probability(rows[i], j) for i, j in cells],
        "cross_entropy": [loss(rows, T, group, divisor) for group in groups],
        "cross_entropy_grad": [gradient(rows[i], T[i], tau[i], upstream[i] / divisor, j) for i, j in cells],
    }
    if "jacobian" in case["said"]:
        found["jacobian"] = [rows[0].jacobian(c, j) for c in range(classes) for j in range(classes)]
    return found


def judge(line):
    """How many results of each kind a case has, how many of them are sticky, and what differs."""
    case = json.loads(line)
    output = case["output"]
    counts, sticky, different = collections.Counter(), 0, []
    for quantity, reals in values(case).items():
        said = case["said"][quantity]
        assert len(reals) == len(said["values"])
        for n, real in enumerate(reals):
            value, side = (float(real), 0) if not isinstance(real, Real) else real.decide(output)
            counts[quantity, output] += 1
            sticky += isinstance(real, Real) and real.sticky(output)
            if value != float(said["values"][n]) or side != said["side"][n]:
                different.append(f"{quantity}[{n}] in {output}: {said['values'][n]} {said['side'][n]:+d}, "
                                 f"here {value!r} {side:+d}; {line.strip()}")
    return case["family"], counts, sticky, different


def main():
    name = sys.argv[1] if len(sys.argv) > 1 else "reference"
    counts, families, sticky, different = collections.Counter(), collections.Counter(), 0, []
    with multiprocessing.Pool() as pool:
        for family, some, stuck, wrong in pool.imap(judge, sys.stdin, chunksize=16):
            counts += some
            families[family] += some.total()
            sticky += stuck
            different += wrong
    total = counts.total()
    print(f"{total} results of the {name} compared with mpmath {mpmath.__version__}: {len(different)} differ.")
    print(f"{sticky} of them are sticky.\n")
    print("| quantity | " + " | ".join(FORMATS) + " |\n|---|" + "---:|" * len(FORMATS))
    for quantity in dict.fromkeys(q for q, _ in counts):
        print(f"| {quantity} | " + " | ".join(str(counts[quantity, f]) for f in FORMATS) + " |")
    print("\n| logits | results |\n|---|---:|")
    for family, results in families.items():
        print(f"| {family} | {results} |")
    print("\n".join(different[:20]), file=sys.stderr)
    sys.exit(1 if different or not total else 0)


if __name__ == "__main__":
    main()
