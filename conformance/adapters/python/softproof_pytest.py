"""Softmax cross-entropy conformance as tests of pytest: one for the verdict, and one for each requirement of the spec.

Copy this file beside your tests, and your adapter (adapter.py, filled in) where they find it:

    import sys
    from softproof_pytest import softmax_conformance

    test_softmax = softmax_conformance([sys.executable, "adapter.py"], level="stable")

All tests share one run of `npx --no -- softproof certify`, which begins with the first; the environment variable SOFTPROOF says how
else to start it. A requirement that the adapter does not claim is skipped. One that is broken fails with a counterexample
as small as it gets, and with the line that replays it. Needs Python 3.8 and pytest, nothing else.
"""

import hashlib
import json
import os
import shlex
import subprocess
import tempfile

import pytest

REQUIREMENTS = (
    "SCE-SOFTMAX-VALUE",
    "SCE-LOG-SOFTMAX-VALUE",
    "SCE-LOSS-VALUE",
    "SCE-GRAD-VALUE",
    "SCE-ROW-SUM",
    "SCE-RANGE",
    "SCE-LOSS-NONNEGATIVE",
    "SCE-GRAD-ROW-SUM",
    "SCE-GRAD-DERIVATIVE",
    "SCE-SHIFT",
    "SCE-PERMUTATION",
    "SCE-ORDER",
    "SCE-ROW-INDEPENDENCE",
    "SCE-LOG-CONSISTENT",
    "SCE-ONE-HOT",
    "SCE-REDUCTION",
    "SCE-MASK",
    "SCE-NONFINITE",
    "SCE-ACCEPTS",
    "SCE-SHAPE",
    "SCE-INPUT-UNTOUCHED",
    "SCE-REPEATABLE",
    "SCE-DIALECT",
    "SCE-WEIGHTS",
    "SCE-SMOOTHING",
    "SCE-IGNORED",
    "SCE-UPSTREAM",
    "SCE-OPTIONS",
    "SCE-AXIS",
)

VERDICT = "conforms"


def softmax_conformance(adapter, *, level="stable", effort="quick", seed=1, require=(), known_failures=None):
    """A test function, parametrized by requirement.

    adapter: the words that start it, as [sys.executable, "adapter.py"]. level, effort, seed, require (a list of cells,
    as "softmax:float32") and known_failures (a path) are those of `softproof certify`.
    """
    terms = ["--level", level, "--effort", effort, "--seed", str(seed)]
    for cell in require:
        terms += ["--require", cell]
    if known_failures is not None:
        terms += ["--known-failures", str(known_failures)]
    adapter = [str(word) for word in adapter]
    done = []

    @pytest.mark.parametrize("requirement", (VERDICT,) + REQUIREMENTS)
    def test(requirement, pytestconfig):
        if not done:
            done.append((requirement, *_certify(adapter, terms, _folder(pytestconfig))))
        first, path, result, trouble = done[0]
        if result is None and requirement == first:
            pytest.fail(trouble, pytrace=False)
        if result is None:
            pytest.skip("there is no report: see [%s]" % first)
        if requirement == VERDICT:
            if result["verdict"] not in ("conforms", "conforms-except"):
                pytest.fail(result["summary"], pytrace=False)
            return
        _judge(requirement, result, path, adapter)

    return test


def _folder(pytestconfig):
    """Where the report goes: the cache of pytest, where it has one."""
    cache = getattr(pytestconfig, "cache", None)
    return str(cache.mkdir("softproof")) if cache else tempfile.mkdtemp(prefix="softproof-")


def _certify(adapter, terms, folder):
    """Runs softproof: the path of the report, its result, and else what went wrong."""
    name = hashlib.sha256(repr((adapter, terms)).encode()).hexdigest()[:8]
    path = os.path.relpath(os.path.join(folder, name + ".json"))
    # What is said here is all that counts: a config file may choose some checks only, or accept failures.
    words = _softproof() + ["certify", "--no-config"] + terms + ["--report", "json=" + path, "--"] + adapter
    if os.path.exists(path):
        os.remove(path)
    try:
        run = subprocess.run(words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    except OSError as error:
        return path, None, "softproof cannot be started (%s); install it, or set SOFTPROOF" % error
    if not os.path.exists(path):
        said = run.stderr.decode("utf-8", "replace").strip()
        return path, None, said or "softproof ended with code %d, and wrote no report" % run.returncode
    with open(path, encoding="utf-8") as file:
        return path, json.load(file)["result"], None


def _softproof():
    return shlex.split(os.environ.get("SOFTPROOF", "npx --no -- softproof"))


def _judge(requirement, result, path, adapter):
    """Fails, skips, or returns where the requirement holds."""
    findings = [finding for finding in result["findings"] if requirement in finding["requirements"]]

    def of(status):
        return [finding for finding in findings if finding["status"] == status]

    # Told is the first whose counterexample breaks it: only one with a masked class shows what is wrong with masks.
    failed = sorted(of("fail"), key=lambda finding: requirement == "SCE-MASK" and not _masked(finding))
    for finding in (failed + of("broken"))[:1]:
        others = [other["check"] for other in of("fail") if other is not finding]
        pytest.fail(_told(requirement, finding, sorted(set(others)), result, path, adapter), pytrace=False)
    for finding in of("known")[:1]:
        pytest.skip("known failure: " + finding["known"]["reason"])
    if not of("pass"):
        pytest.skip(next((finding["reason"] for finding in of("skip")), "nothing could be judged: see SCE-ACCEPTS and SCE-SHAPE"))


def _masked(finding):
    questions = finding.get("counterexample", {}).get("questions", [])
    return any("-inf" in question["problem"]["logits"].get("decimals", ()) for question in questions)


def _told(requirement, finding, others, result, path, adapter):
    """The counterexample, and the line that replays it."""
    held = finding.get("level")
    if finding["status"] == "broken":
        went = "broken: " + finding["cause"]
    else:
        went = "holds at no level" if held == "none" else "holds at %s, which is less than was asked" % held
    lines = [
        "%s; softproof explain %s" % (requirement, requirement),
        "%s: %s in %s %s" % (finding["check"], finding["quantity"], finding["dtype"], went),
    ]
    example = finding.get("counterexample")
    lines.append(example["complaint"] if example and example["complaint"] else finding.get("reason", ""))
    if example:
        lines += [""] + _example(finding["quantity"], example) + [""]
        replayed = [one for one in result["findings"] if "counterexample" in one and one["status"] != "skip"]
        where = "%s#%d" % (path, 1 + replayed.index(finding))
        lines.append(" ".join(shlex.quote(word) for word in _softproof() + ["replay", where, "--"] + adapter))
    if others:
        lines += ["", "also by " + ", ".join(others)]
    return "\n".join(lines)


def _example(quantity, example):
    lines = []
    for question, reply in zip(example["questions"], example["replies"]):
        for name, value in question["problem"].items():
            if (name, value) != ("reduction", "mean"):
                lines.append(_field(name, value))
        answer = reply["answers"].get(quantity)
        if answer is not None:
            lines.append(_field("answer", answer.get("value", answer)))
    element = example.get("element")
    if element:
        lines.append(_field("element", element["element"]))
        lines.append(_field("answer", element["answer"]["decimal"]))
        lines.append(_field("exact", element["correct"]["decimal"]))
        lines.append(_field("error", "%s floats" % element["ulp"]))
    return lines


def _field(name, value):
    if isinstance(value, dict) and "bits" in value:
        decimals = value.get("decimals")
        value = "%s of %s" % (value["dtype"], value["shape"]) if decimals is None else _nested(decimals, value["shape"])
    elif isinstance(value, dict):
        value = ", ".join("%s: %s" % item for item in value.items())
    elif isinstance(value, list):
        value = "[%s]" % ", ".join(str(one) for one in value)
    return "    %-15s %s" % (name, value)


def _nested(decimals, shape):
    """Decimals as lists in lists, as deep as the shape."""
    rows = list(decimals)
    for side in reversed(shape):
        count = len(rows) // side if side else 0
        rows = ["[%s]" % ", ".join(rows[k * side : (k + 1) * side]) for k in range(count)]
    return rows[0] if rows else "[]"
