import os
import signal

from kit import serve

# What the system does to those who take more memory than there is.
serve(lambda message: os.kill(os.getpid(), signal.SIGKILL))
