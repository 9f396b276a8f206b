"""Answers every question with its own logits: how fast can questions and answers travel?"""
import json
import sys

for line in sys.stdin:
    message = json.loads(line)
    if message["cmd"] == "start":
        answer = {"name": "echo", "protocol": 1, "capabilities": {"quantities": ["softmax"]}}
    elif message["cmd"] == "run":
        answer = {"id": message["id"], "answers": {"softmax": {"value": message["problem"]["logits"]}}}
    else:
        break
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()
