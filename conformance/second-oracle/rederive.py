"""Derives every committed vector anew, from the text of spec/ alone, and says what differs.

    python3 conformance/second-oracle/rederive.py [--write NAME] [FILE ...]

Without files it takes conformance/vectors/*.json. What was compared is counted and printed as JSON, and with --write kept
in RESULT.json under that name. The exit code is 1 if anything differs.
"""

import json
import sys
from concurrent.futures import ProcessPoolExecutor
from decimal import Decimal
from pathlib import Path

from formats import FORMATS, rounded_double
from levels import LEVELS, Judge
from model import Problem

HERE = Path(__file__).resolve().parent
VECTORS = HERE.parent / "vectors"
RESULT = HERE / "RESULT.json"


class Comparison:
    """What was compared in some vectors, and what differs: lines of case, quantity, element, and the two opinions."""

    def __init__(self):
        self.counts, self.differences = {}, []

    def compare(self, what, where, stored, derived):
        self.counts[what] = self.counts.get(what, 0) + 1
        if stored != derived:
            self.differences.append(f"{where}: {what} is {stored} in the file and {derived} by the spec")


def compare_file(path):
    comparison = Comparison()
    file = json.loads(Path(path).read_text())
    for case in file["cases"]:
        judge = Judge(Problem(case["problem"]))
        comparison.counts["cases"] = comparison.counts.get("cases", 0) + 1
        for expected in case["expected"]:
            compare_expectation(comparison, f"{Path(path).name} {case['id']}", expected, judge)
    return comparison.counts, comparison.differences


def compare_expectation(comparison, case, expected, judge):
    quantity, correct = expected["quantity"], expected["correct"]
    form = FORMATS[correct["dtype"]]
    derived = judge.expected(quantity, form)
    comparison.compare("sizes", case, len(correct["bits"]), len(derived))
    for n, (value, place, levels) in enumerate(derived):
        where = f"{case} {quantity} {form.name}[{n}]"
        bits = f"{form.bits_of_place(place):0{form.width // 4}x}"
        comparison.compare("bits", where, correct["bits"][n], bits)
        comparison.compare("decimals", where, Decimal(correct["decimals"][n]), shortest(form, place))
        digits, rest = (Decimal("inf") if place > 0 else Decimal("-inf"), 0) if value is None else value.stored()
        comparison.compare("digits", where, Decimal(expected["digits"][n]), digits)
        comparison.compare("rests", where, expected["rest"][n], rest)
        for level in LEVELS:
            limits, (low, high) = expected["levels"][level], levels[level]
            comparison.compare("interval ends", f"{where} {level}", limits["lowest"][n], str(low - place))
            comparison.compare("interval ends", f"{where} {level}", limits["highest"][n], str(high - place))


def shortest(form, place):
    """The shortest decimal whose nearest float64 is the float at a place."""
    if abs(place) == form.infinity:
        return Decimal("inf") if place > 0 else Decimal("-inf")
    return Decimal(repr(rounded_double(form.value_of_place(place))))


def main(arguments):
    name = arguments[1] if arguments[:1] == ["--write"] else None
    files = arguments[2:] if name else arguments
    files = files or sorted(str(path) for path in VECTORS.glob("*.json") if path.name != "manifest.json")
    counts, differences = {"files": len(files)}, []
    with ProcessPoolExecutor() as pool:
        for some, different in pool.map(compare_file, files):
            differences += different
            for what, count in some.items():
                counts[what] = counts.get(what, 0) + count
    counts["differences"] = len(differences)
    for line in differences:
        print(line, file=sys.stderr)
    print(json.dumps(counts, indent=1))
    if name:
        results = json.loads(RESULT.read_text()) if RESULT.exists() else {}
        RESULT.write_text(json.dumps({**results, name: counts}, indent=1, sort_keys=True) + "\n")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
