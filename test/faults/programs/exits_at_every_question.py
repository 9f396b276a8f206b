import sys

from kit import serve

serve(lambda message: sys.exit("never"), is_poison=lambda message: True)
