"""As exits_at_large_numbers, with lists, which it answers from the back."""
import json
import sys

from kit import honest, say
from large import is_large

CAPABILITIES = {"quantities": ["softmax"], "limits": {"window": 64, "list": 16}}

for line in sys.stdin:
    message = json.loads(line)
    if message["cmd"] == "start":
        say({"name": "kit", "protocol": 1, "capabilities": CAPABILITIES})
    elif message["cmd"] == "run":
        questions = message.get("questions", [message])
        if any(is_large(one) for one in questions):
            sys.exit("too large")
        for one in reversed(questions):
            say(honest(one))
    else:
        break
