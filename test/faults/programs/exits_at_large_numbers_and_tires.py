"""As exits_at_large_numbers, and it has to be started again for every three questions."""
import sys

from kit import honest, serve
from large import is_large

left = 3


def tire(message):
    global left
    left -= 1
    return honest(message) if left >= 0 and not is_large(message) else sys.exit("too large" if left >= 0 else "worn out")


serve(tire, is_poison=lambda message: True)
