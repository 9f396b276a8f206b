import sys

from softproof_pytest import softmax_conformance

test_softmax = softmax_conformance([sys.executable, "adapter.py"])
