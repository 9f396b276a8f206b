"""Serves an implementation to the benchmarks: see README.md for the messages."""

import json
import platform
import sys
import time
from pathlib import Path


def serve(name, version, tasks):
    """Answers until there is nothing more to read. All numbers are float64.

    tasks: task -> (rows, classes, logits, labels) -> (step, read). Logits and labels come as bytes of float64 and
    int32; `step` is what is timed, and `read` makes quantity -> bytes of what a step returned.
    """
    runtime = f"Python {platform.python_version()}"
    say({"name": name, "version": version, "runtime": runtime, "dtype": "float64", "tasks": list(tasks)})
    for line in sys.stdin:
        message = json.loads(line)
        if "load" in message:
            logits, labels = (Path(message[key]).read_bytes() for key in ("logits", "labels"))
            step, read = tasks[message["load"]](message["rows"], message["classes"], logits, labels)
            say({})
        elif "time" in message:
            start = time.process_time()
            for _ in range(message["time"]):
                step()
            say({"seconds": (time.process_time() - start) / message["time"]})
        else:
            answers = read(step())
            for quantity, content in answers.items():
                Path(message["answer"], quantity).write_bytes(content)
            say({"quantities": list(answers)})


def say(message):
    print(json.dumps(message), flush=True)
