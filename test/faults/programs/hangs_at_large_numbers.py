import time

from kit import serve
from large import is_large

serve(lambda message: time.sleep(600), is_poison=is_large)
