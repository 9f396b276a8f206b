"""As echo.py, with lists of questions."""
import json
import sys

CAPABILITIES = {"quantities": ["softmax"], "limits": {"window": 1024, "list": 256}}


def reply(question):
    return {"id": question["id"], "answers": {"softmax": {"value": question["problem"]["logits"]}}}


for line in sys.stdin:
    message = json.loads(line)
    if message["cmd"] == "start":
        answer = {"name": "echo", "protocol": 1, "capabilities": CAPABILITIES}
    elif message["cmd"] == "run":
        answer = {"replies": [reply(one) for one in message["questions"]]} if "questions" in message else reply(message)
    else:
        break
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()
