import sys

from kit import honest, serve

left = 10


def tire(message):
    global left
    left -= 1
    return honest(message) if left >= 0 else sys.exit("worn out")


serve(tire)
