import json
import os
import sys

from kit import honest, say

# Reads past Python's buffers, to see whether more than one question is there.
while True:
    lines = os.read(0, 1 << 20).splitlines()
    if len(lines) != 1:
        sys.exit("one at a time, please" if lines else 0)
    message = json.loads(lines[0])
    if message["cmd"] == "start":
        say({"name": "shy", "protocol": 1, "capabilities": {"quantities": ["softmax"]}})
    elif message["cmd"] == "run":
        say(honest(message))
    else:
        break
