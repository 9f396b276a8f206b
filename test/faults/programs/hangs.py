import time

from kit import serve

serve(lambda message: time.sleep(600))
