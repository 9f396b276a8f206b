"""Positive numbers enclosed between two decimals, in Python's `decimal` (libmpdec), which rounds exp and ln correctly.

Sums, products and quotients are rounded outwards; exp and ln, which round to nearest whatever is asked, are widened by a
step. A lower end of 0 is never attained: every number here is positive.
"""

from decimal import MAX_EMAX, MIN_EMIN, ROUND_CEILING, ROUND_FLOOR, Context, Decimal

# For a larger gap g, exp(-g) is only bounded, by 10^-(0.4342944 g).
LARGEST_GAP = 10**15



class Arithmetic:
    """Interval arithmetic for positive numbers at a number of digits."""

    def __init__(self, digits):
        self.digits = digits
        self.down = context(digits, ROUND_FLOOR)
        self.up = context(digits, ROUND_CEILING)

    def fraction(self, x):
        n, d = Decimal(x.numerator), Decimal(x.denominator)
        return self.down.divide(n, d), self.up.divide(n, d)

    def add(self, a, b):
        return self.down.add(a[0], b[0]), self.up.add(a[1], b[1])

    def multiply(self, a, b):
        return self.down.multiply(a[0], b[0]), self.up.multiply(a[1], b[1])

    def divide(self, a, b):
        return self.down.divide(a[0], b[1]), self.up.divide(a[1], b[0])

    def exp(self, gap):
        """exp(-gap) for a fraction gap > 0. The argument has as many digits more as it has before its point."""
        if gap > LARGEST_GAP:
            return Decimal(0), Decimal(10).scaleb(max(-int(gap) * 4342944 // 10**7, MIN_EMIN + 1000), self.up)
        fine = Arithmetic(self.digits + len(str(int(gap))))
        low, high = fine.fraction(gap)
        return (
            self.down.next_minus(self.down.exp(high.copy_negate())),
            self.up.next_plus(self.up.exp(low.copy_negate())),
        )

    def log(self, a):
        """ln of an enclosed number above 1."""
        return self.down.next_minus(self.down.ln(a[0])), self.up.next_plus(self.up.ln(a[1]))

    def log1p(self, a):
        """ln(1 + a), which lies between a (1 - a) and a. Below a = 10^-digits that is enough."""
        if a[1].adjusted() < -self.digits:
            return self.down.multiply(a[0], self.down.subtract(1, a[1])), a[1]
        fine = Arithmetic(self.digits - min(a[0].adjusted(), 0) + 1)
        low, high = fine.log((fine.down.add(1, a[0]), fine.up.add(1, a[1])))
        return self.down.plus(low), self.up.plus(high)


def context(digits, rounding):
    return Context(prec=digits, rounding=rounding, Emin=MIN_EMIN, Emax=MAX_EMAX, traps=[])
