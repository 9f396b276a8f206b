import os

from kit import serve, write


def stop_short(message):
    write(b'{"id":')
    os._exit(0)


serve(stop_short)
