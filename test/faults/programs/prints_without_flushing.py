import json
import sys

for line in sys.stdin:
    message = json.loads(line)
    if message["cmd"] == "stop":
        break
    if message["cmd"] == "start":
        print(json.dumps({"name": "plain", "protocol": 1, "capabilities": {"quantities": ["softmax"]}}))
    else:
        print(json.dumps({"id": message["id"], "answers": {"softmax": {"value": message["problem"]["logits"]}}}))
