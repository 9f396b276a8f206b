import os
import sys

from kit import serve

mark, folder = sys.argv[1:]
seen = os.path.join(folder, mark)
if os.path.exists(seen):
    sys.exit("not twice")
open(seen, "w").close()
serve(lambda message: sys.exit("once is enough"))
