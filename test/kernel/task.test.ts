import { describe, expect, it } from 'vitest';
import {
  crossEntropy,
  crossEntropyGradient,
  crossEntropyWithGradient,
} from '../../src/kernel/cross-entropy.ts';
import { taskOf } from '../../src/kernel/task.ts';

const logits = new Float64Array(6);
const labels = Int32Array.of(0, 2);

describe('a task', () => {
  it('is the mean over the rows unless told otherwise', () => {
    expect(taskOf(logits, labels, 2, 3, {})).toMatchObject({ reduction: 'mean', divisor: 2 });
    expect(taskOf(logits, labels, 2, 3, { reduction: 'sum' }).divisor).toBe(1);
    expect(taskOf(logits, labels, 2, 3, { reduction: 'none' }).divisor).toBe(1);
  });

  it('refuses a label that is no class, naming it and its row', () => {
    for (const label of [3, -1, 0.5, Number.NaN]) {
      expect(() => crossEntropy(logits, [0, label], 2, 3)).toThrow(
        new RangeError(`labels: ${label} in row 1 is none of the classes 0 to 2`),
      );
    }
  });

  it('refuses a target that is negative or not finite', () => {
    for (const target of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
      const targets = Float64Array.of(0, 0, target, 0, 0, 0);
      expect(() => crossEntropy(logits, undefined, 2, 3, { targets })).toThrow(
        new RangeError(`targets: ${target} at 2 is not a finite number from 0 up`),
      );
    }
  });

  it('refuses labels and targets together, and neither of them', () => {
    expect(() => crossEntropy(logits, undefined, 2, 3)).toThrow(RangeError);
    expect(() => crossEntropy(logits, labels, 2, 3, { targets: logits })).toThrow(RangeError);
  });

  it('refuses every wrong length', () => {
    const short = new Float64Array(1);
    const wrong = [
      () => crossEntropy(logits, labels, 3, 3),
      () => crossEntropy(logits, labels, 0, 3),
      () => crossEntropy(logits, [1], 2, 3),
      () => crossEntropy(logits, undefined, 2, 3, { targets: short }),
      () => crossEntropy(logits, labels, 2, 3, { reduction: 'none', out: short }),
      () => crossEntropyGradient(logits, labels, 2, 3, { out: short }),
      () => crossEntropyWithGradient(logits, labels, 2, 3, { gradient: short }),
    ];
    for (const call of wrong) expect(call).toThrow(RangeError);
  });
});
