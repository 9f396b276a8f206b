"""Five ways to compute softmax cross-entropy, right and wrong, for check.py to tell apart: examples.py:textbook and so on."""

import math
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal, setcontext

import numpy as np


class Textbook:
    """As the books have it, with all options."""

    exp, log = staticmethod(np.exp), staticmethod(np.log)

    def enter(self, array):
        return array

    def leave(self, answer, dtype):
        return np.asarray(answer).astype(dtype)

    def gaps(self, logits):
        return logits - logits.max(-1, keepdims=True)

    def probabilities(self, logits):
        terms = self.exp(self.gaps(logits))
        return terms / terms.sum(-1, keepdims=True)

    def log_probabilities(self, logits):
        gaps = self.gaps(logits)
        return gaps - self.log(self.exp(gaps).sum(-1, keepdims=True))

    def softmax(self, logits, axis=-1):
        p = self.probabilities(np.moveaxis(self.enter(logits), axis, -1))
        return self.leave(np.moveaxis(p, -1, axis), logits.dtype)

    def log_softmax(self, logits, axis=-1):
        log_p = self.log_probabilities(np.moveaxis(self.enter(logits), axis, -1))
        return self.leave(np.moveaxis(log_p, -1, axis), logits.dtype)

    def cross_entropy(self, logits, targets, reduction="mean", axis=-1, **options):
        weight, divisor = self.weights_and_divisor(logits, targets, reduction, axis, **options)
        log_p = self.log_probabilities(np.moveaxis(self.enter(logits), axis, -1))
        rows = -np.where(weight == 0, weight * 0, weight * log_p).sum(-1)
        return self.leave(rows if reduction == "none" else np.sum(rows) / divisor, logits.dtype)

    def cross_entropy_grad(self, logits, targets, reduction="mean", axis=-1, upstream=None, **options):
        weight, divisor = self.weights_and_divisor(logits, targets, reduction, axis, **options)
        p = self.probabilities(np.moveaxis(self.enter(logits), axis, -1))
        gradient = (weight.sum(-1, keepdims=True) * p - weight) / divisor
        if upstream is not None:
            gradient = self.enter(upstream)[..., None] * gradient
        return self.leave(np.moveaxis(gradient, -1, axis), logits.dtype)

    def weights_and_divisor(self, logits, targets, reduction, axis, weights=None, label_smoothing=0.0, ignore_index=None):
        """The weight of each class in each row's loss, and what the losses are divided by."""
        classes = logits.shape[axis]
        of_class = np.ones(classes, logits.dtype) if weights is None else weights
        is_index = targets.ndim < logits.ndim
        given = targets[..., None] == np.arange(classes) if is_index else np.moveaxis(targets, axis, -1)
        kept = (targets != ignore_index)[..., None] if is_index else np.True_
        given, of_class, kept = (self.enter(part.astype(logits.dtype)) for part in (given, of_class, kept))
        share = self.enter(np.asarray(label_smoothing))
        weight = kept * of_class * ((1 - share) * given + share / classes)
        if reduction != "mean":
            return weight, 1
        return weight, (kept * of_class * given).sum() if is_index else logits.size // classes


class Naive(Textbook):
    """No maximum is subtracted: e^x overflows."""

    def gaps(self, logits):
        return logits


class LogOfSoftmax(Textbook):
    """The logarithm of a probability, which may have underflowed to 0."""

    def log_probabilities(self, logits):
        return self.log(self.probabilities(logits))


class InFloat32(Textbook):
    """All in float32, whatever the logits are in."""

    def enter(self, array):
        return array.astype(np.float32)


class Exact(Textbook):
    """The textbook in decimals, of so many digits that p - 1 has 100 left, rounded once at the end."""

    exp, log = np.frompyfunc(Decimal.exp, 1, 1), np.frompyfunc(Decimal.ln, 1, 1)

    def enter(self, array):
        return np.frompyfunc(lambda x: Decimal(float(x)), 1, 1)(array)

    def gaps(self, logits):
        gaps = super().gaps(logits)
        lost = -min((gap for gap in gaps.flat if gap > -1000), default=0) / 2
        setcontext(Context(prec=110 + int(lost), Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[]))
        return gaps

    def leave(self, answer, dtype):
        to_odd = answer if dtype == np.float64 else np.frompyfunc(rounded_to_odd, 1, 1)(answer)
        return np.asarray(to_odd).astype(float).astype(dtype)


def rounded_to_odd(x):
    """A float64 that rounds to the same narrower float as x: where x lies between two, the one with the odd last digit."""
    nearest = float(x)
    if math.isinf(nearest) or Decimal(nearest) == x or np.float64(nearest).view(np.int64) % 2:
        return nearest
    return math.nextafter(nearest, math.inf if x > Decimal(nearest) else -math.inf)


textbook, naive, log_of_softmax, in_float32, exact = Textbook(), Naive(), LogOfSoftmax(), InFloat32(), Exact()
