import time

from kit import honest, serve


def oversleep(message):
    time.sleep(2)
    return honest(message)


serve(oversleep)
