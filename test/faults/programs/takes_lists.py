import json
import sys

from kit import POISON, honest, say

# Takes up to 16 questions in a message, and answers all of them in one, the last first.
LIMITS = {"window": 24, "list": 16}
CAPABILITIES = {"quantities": ["softmax"], "limits": LIMITS}

for line in sys.stdin:
    message = json.loads(line)
    if message["cmd"] == "start":
        say({"name": "lister", "protocol": 1, "capabilities": CAPABILITIES})
    elif message["cmd"] == "run":
        questions = message.get("questions", [message])
        if any(one["problem"]["logits"]["bits"].startswith(POISON) for one in questions):
            sys.exit("cannot go on")
        replies = [honest(one) for one in reversed(questions)]
        say({"replies": replies} if "questions" in message else replies[0])
    else:
        break
