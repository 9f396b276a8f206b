import json
import sys
import time

held = open(1, "w", buffering=1 << 20)
json.dump({"name": "shy", "protocol": 1, "capabilities": {"quantities": ["softmax"]}}, held)
held.write("\n")
sys.stdin.readline()
time.sleep(600)
