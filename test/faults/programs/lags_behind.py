import json
import sys

from kit import honest, say

# Answers a question when the next line has come: the last one waits for ever.
late = None
for line in sys.stdin:
    message = json.loads(line)
    if late is not None:
        say(honest(late))
    late = message if message["cmd"] == "run" else None
    if message["cmd"] == "start":
        say({"name": "late", "protocol": 1, "capabilities": {"quantities": ["softmax"]}})
    elif message["cmd"] == "stop":
        break
