import io
import json
import sys

from kit import honest, say

# A buffer that Python's own settings do not reach, as other languages have.
out = io.BufferedWriter(io.FileIO(1, "w"), 1 << 20)
for line in sys.stdin:
    message = json.loads(line)
    if message["cmd"] == "start":
        say({"name": "miser", "protocol": 1, "capabilities": {"quantities": ["softmax"]}})
    elif message["cmd"] == "run":
        out.write((json.dumps(honest(message)) + "\n").encode())
    else:
        break
