"""True values, and their rounding (spec/definitions.md, The quantities; spec/termination.md, The sticky tail).

A value is R + s t: R a fraction, s a sign, and t a positive tail that can be enclosed as tightly as wanted, or none. It
lies strictly inside every interval that an enclosure of t gives, so it is rounded as soon as no boundary does: ties that
a tail decides need no digits of the tail. Without a tail it is R. That every loop here ends is what termination.md proves.
"""

from decimal import ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

from enclosures import Arithmetic, context
from formats import FLOAT64, double

DIGITS = (50, 100, 200, 400, 800, 1600, 3200)
STORED = context(40, ROUND_HALF_EVEN)
# By Lemma 3 of spec/termination.md no boundary lies nearer to R than this, so a smaller tail need not be told from it.
STICKY = Decimal("1e-1500")
# What is smaller than 10 to this power is stored as 0 (spec/vector-format.md).
SMALLEST_EXPONENT = -4 * 10**14


class Undecided(Exception):
    """No number of digits that is tried decides a rounding."""


class Value:
    """R + sign * tail(arithmetic), where tail gives two ends, or R alone."""

    def __init__(self, rational, sign=0, tail=None):
        self.rational, self.sign, self.tail = rational, sign, tail
        self.enclosures, self.doubles = {}, None

    def scaled(self, factor):
        if factor == 0 or self.tail is None:
            return Value(self.rational * factor)
        if factor == 1:
            return self
        sign = self.sign if factor > 0 else -self.sign
        size = abs(factor)
        return Value(self.rational * factor, sign, lambda a: a.multiply(self.tail(a), a.fraction(size)))

    def ends_of_tail(self, digits):
        if digits not in self.enclosures:
            self.enclosures[digits] = self.tail(Arithmetic(digits))
        return self.enclosures[digits]

    def interval(self, digits):
        low, high = self.ends_of_tail(digits)
        low = Fraction(low) if low > STICKY else Fraction(0)
        high = Fraction(max(high, STICKY))
        if self.sign > 0:
            return self.rational + low, self.rational + high
        return self.rational - high, self.rational - low

    def rounded(self, form):
        """The places of the value correctly rounded, of the float just below and of the float just above."""
        if self.tail is None:
            x = self.rational
            return form.nearest(x), form.below(x), form.above(x)
        for digits in DIGITS:
            low, high = self.interval(digits)
            near, below = form.nearest(low, 1), form.below(low)
            if near == form.nearest(high, -1) and below + 1 == form.above(high):
                return near, below, below + 1
        raise Undecided

    def double(self):
        """Correctly rounded to float64, as a Python float."""
        if self.doubles is None:
            self.doubles = double(self.rounded(FLOAT64)[0])
        return self.doubles

    def stored(self):
        """The value to 40 significant digits, and on which side of them it lies."""
        if self.tail is None:
            digits = nearest_decimal(self.rational)
            return digits, side(self.rational, Fraction(digits))
        for precision in DIGITS:
            if self.rational == 0:
                low, high = self.ends_of_tail(precision)
                if high.adjusted() < SMALLEST_EXPONENT:
                    return Decimal(0), self.sign
                digits = STORED.plus(low)
                if digits == STORED.plus(high) and not low < digits < high:
                    return digits.copy_sign(Decimal(self.sign)), self.sign if digits <= low else -self.sign
            else:
                low, high = self.interval(precision)
                digits = nearest_decimal(low, upwards(low))
                if digits == nearest_decimal(high, downwards(high)) and not low < Fraction(digits) < high:
                    return digits, 1 if Fraction(digits) <= low else -1
        raise Undecided


def upwards(x):
    """How a tie at an end that is not attained is rounded to where the value lies; downwards likewise."""
    return ROUND_HALF_UP if x > 0 else ROUND_HALF_DOWN


def downwards(x):
    return ROUND_HALF_DOWN if x > 0 else ROUND_HALF_UP


def nearest_decimal(x, tie=ROUND_HALF_EVEN):
    return context(40, tie).divide(Decimal(x.numerator), Decimal(x.denominator))


def side(x, y):
    return (x > y) - (x < y)
