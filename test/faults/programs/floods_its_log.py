import os

from kit import honest, serve


def chatter(message):
    for _ in range(200):
        os.write(2, b"still here\n" * 2000)
    return honest(message)


serve(chatter)
