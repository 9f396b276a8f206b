import sys

from kit import serve

serve(lambda message: sys.exit("cannot go on"))
