import sys

from kit import serve
from large import is_large

serve(lambda message: sys.exit("too large"), is_poison=is_large)
