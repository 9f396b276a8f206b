import os
import subprocess
import sys

from kit import serve


def emancipate(message):
    # In a session of its own it is out of our reach; it holds the pipes open until it ends.
    subprocess.Popen([sys.executable, "-c", "import time; time.sleep(3)"], start_new_session=True)
    os._exit(1)


serve(emancipate)
