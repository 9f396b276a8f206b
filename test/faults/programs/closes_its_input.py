import os
import time

from kit import serve


def deafen(message):
    os.close(0)
    time.sleep(600)


serve(deafen)
