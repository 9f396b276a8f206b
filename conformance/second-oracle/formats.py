"""The four formats, floats as places in their order, and real numbers rounded to them (spec/definitions.md, Formats).

The place of a float is its rank counted from zero: 0 for both zeros, 1 for the smallest subnormal, negated for negative
floats; infinity comes after the largest finite float. Here it is nothing but an integer, so that no rounding of a
machine takes part in rounding.
"""

import struct
from fractions import Fraction
from math import frexp


class Format:
    def __init__(self, name, width, p, emin):
        self.name, self.width, self.p, self.emin = name, width, p, emin
        self.emax = 1 - emin
        self.infinity = (self.emax - emin + 2) << (p - 1)
        self.largest = self.infinity - 1
        self.smallest_normal = 1 << (p - 1)
        self.u = 2.0**-p
        # Not 2.0 ** (emin - p + 1): that power would be a subnormal, which a C library need not return exactly.
        self.eta = float(Fraction(1, 2 ** (p - 1 - emin)))

    def place_of_bits(self, bits):
        sign, size = divmod(bits, 1 << (self.width - 1))
        if size > self.infinity:
            raise ValueError(f"{self.name} {bits:x} is NaN")
        return -size if sign else size

    def bits_of_place(self, place):
        return (1 << (self.width - 1)) - place if place < 0 else place

    def value_of_place(self, place):
        """The float at a place as a fraction; one past the largest, that is what the next float would be."""
        size = abs(place)
        step = max(size >> (self.p - 1), 1)
        significand = size - ((step - 1) << (self.p - 1))
        power = self.emin - self.p + step
        value = Fraction(significand << power) if power >= 0 else Fraction(significand, 1 << -power)
        return -value if place < 0 else value

    def split(self, x):
        """For x >= 0: the place of the largest float <= x, and what is left, numerator and denominator of a spacing."""
        n, d = x.numerator, x.denominator
        if n == 0:
            return 0, 0, 1
        e = n.bit_length() - d.bit_length()
        if (n << max(-e, 0)) < (d << max(e, 0)):
            e -= 1
        e = max(e, self.emin)
        power = e - self.p + 1
        n, d = n << max(-power, 0), d << max(power, 0)
        whole, rest = divmod(n, d)
        return ((e - self.emin) << (self.p - 1)) + whole, rest, d

    def below(self, x):
        """The place of the largest float <= x."""
        if x < 0:
            return -self.above(-x)
        return min(self.split(x)[0], self.largest)

    def above(self, x):
        """The place of the smallest float >= x."""
        if x < 0:
            return -self.below(-x)
        place, rest, _ = self.split(x)
        return min(place + (rest > 0), self.infinity)

    def nearest(self, x, tie=0):
        """The place of the float nearest to x; a tie goes to the even one, or up (tie > 0), or down (tie < 0)."""
        if x < 0:
            return -self.nearest(-x, -tie)
        place, rest, whole = self.split(x)
        up = 2 * rest > whole or (2 * rest == whole and (tie > 0 or (tie == 0 and place % 2 == 1)))
        return min(place + up, self.infinity)

    def nearest_of_double(self, x):
        """The place of the float nearest to a Python float, which may be infinite."""
        if x in (INFINITY, -INFINITY):
            return self.infinity if x > 0 else -self.infinity
        return self.nearest(Fraction(x))

    def ulp(self, v):
        """The spacing of floats in the binade of a Python float: the smallest subnormal below the normal floats, and
        beyond the largest finite float the spacing up to there."""
        e = frexp(v)[1] - 1 if 0 < abs(v) < INFINITY else self.emax if v else self.emin
        return float(Fraction(2) ** (min(max(e, self.emin), self.emax) - self.p + 1))


INFINITY = float("inf")
FORMATS = {
    f.name: f
    for f in (
        Format("float64", 64, 53, -1022),
        Format("float32", 32, 24, -126),
        Format("float16", 16, 11, -14),
        Format("bfloat16", 16, 8, -126),
    )
}
FLOAT64 = FORMATS["float64"]


def double(place):
    """The Python float at a place of float64."""
    return struct.unpack(">d", struct.pack(">Q", FLOAT64.bits_of_place(place)))[0]


def rounded_double(x):
    """A fraction, correctly rounded to a Python float."""
    return double(FLOAT64.nearest(x))
