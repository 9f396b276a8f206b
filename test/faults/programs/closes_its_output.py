import os
import time

from kit import serve


def fall_silent(message):
    os.close(1)
    time.sleep(600)


serve(fall_silent)
