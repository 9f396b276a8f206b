import os
import subprocess
import sys

from kit import serve


def abandon(message):
    subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)", *sys.argv[1:]])
    os._exit(1)


serve(abandon, is_poison=lambda message: True)
