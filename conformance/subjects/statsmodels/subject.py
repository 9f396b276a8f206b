"""statsmodels under judgement: the probabilities that its multinomial logit gives its classes.

The model knows logits only as differences to the first class, which are taken here. So it has two classes at least.
"""

import sys
from pathlib import Path

import numpy
import statsmodels
from statsmodels.discrete.discrete_model import MNLogit

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "adapters" / "python"))
from adapter import serve

CAPABILITIES = {"dtypes": ["float64"], "limits": {"least_classes": 2}}


def softmax(problem):
    logits = numpy.array(problem.logits).reshape(problem.shape)
    return MNLogit.cdf(None, logits[:, 1:] - logits[:, :1])


if __name__ == "__main__":
    serve({"softmax": softmax}, "statsmodels (MNLogit)", statsmodels.__version__, CAPABILITIES)
