import time

from kit import honest, serve


def ponder(message):
    time.sleep(0.12)
    return honest(message)


serve(ponder)
