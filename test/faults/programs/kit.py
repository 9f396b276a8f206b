"""A well-behaved program, to be spoilt in one point by each of its neighbours.

It answers softmax with the logits themselves. A question whose first logit is 13 is poison: `fault` deals with it.
"""
import json
import os
import sys

POISON = "402a000000000000"


def first_is_poison(message):
    return message["problem"]["logits"]["bits"].startswith(POISON)


def serve(fault=lambda message: honest(message), hello=None, is_poison=first_is_poison):
    """fault(message) may return an answer to give, write what it likes, or not come back."""
    for line in sys.stdin:
        message = json.loads(line)
        if message["cmd"] == "start":
            say(hello or {"name": "kit", "protocol": 1, "capabilities": {"quantities": ["softmax"]}})
        elif message["cmd"] == "run":
            answer = fault(message) if is_poison(message) else honest(message)
            if answer is not None:
                say(answer)
        else:
            return


def honest(message):
    return {"id": message["id"], "answers": {"softmax": {"value": message["problem"]["logits"]}}}


def say(answer):
    write((json.dumps(answer) + "\n").encode())


def write(data):
    """Past all buffers of Python's."""
    while data:
        data = data[os.write(1, data) :]
