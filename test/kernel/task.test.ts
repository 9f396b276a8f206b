import { describe, expect, it } from 'vitest';
import {
  crossEntropy,
  crossEntropyGradient,
  crossEntropyWithGradient,
} from '../../src/kernel/cross-entropy.ts';
import type { LossOptions } from '../../src/kernel/loss-options.ts';
import { taskOf } from '../../src/kernel/task.ts';

const logits = new Float64Array(6);
const labels = Int32Array.of(0, 2);

describe('a task', () => {
  const divisorOf = (options: LossOptions, of: Int32Array = labels) =>
    taskOf(logits, options.targets ? undefined : of, 2, 3, options).divisor.rounded();

  it('is the mean over the rows unless told otherwise', () => {
    expect(taskOf(logits, labels, 2, 3, {}).reduction).toBe('mean');
    expect(divisorOf({})).toBe(2);
    expect(divisorOf({ reduction: 'sum' })).toBe(1);
    expect(divisorOf({ reduction: 'none' })).toBe(1);
  });

  it('is the mean over the rows that are not ignored, and over the weights of their labels', () => {
    const weights = Float64Array.of(0.5, 7, 0.25);
    expect(divisorOf({ ignoreIndex: 2 })).toBe(1);
    expect(divisorOf({ ignoreIndex: -100 }, Int32Array.of(-100, -100))).toBe(0);
    expect(divisorOf({ weights })).toBe(0.75);
    expect(divisorOf({ weights, ignoreIndex: 0 })).toBe(0.25);
    expect(divisorOf({ weights, targets: logits })).toBe(2);
  });

  it('refuses weights, smoothing, an ignored label and upstream gradients that have no meaning', () => {
    const upstream = Float64Array.of(1, 1);
    for (const [options, message] of [
      [{ weights: Float64Array.of(1, 2) }, 'weights: 2 elements where 3 belong'],
      [{ weights: Float64Array.of(1, 2, -3) }, 'weights: -3 at 2 is not a finite number from 0 up'],
      [{ labelSmoothing: 1.1 }, 'labelSmoothing: 1.1 is not from 0 to 1'],
      [{ labelSmoothing: Number.NaN }, 'labelSmoothing: NaN is not from 0 to 1'],
      [{ ignoreIndex: 0.5 }, 'ignoreIndex: 0.5 is not a whole number'],
      [{ ignoreIndex: 1, targets: logits }, 'ignoreIndex: has no meaning with targets'],
      [{ upstream }, 'upstream: goes with reduction none, not mean'],
      [{ upstream: upstream.subarray(1), reduction: 'none' }, 'upstream: 1 elements where 2 belong'],
      [
        { upstream: Float64Array.of(0, Infinity), reduction: 'none' },
        'upstream: Infinity at 1 is not finite',
      ],
    ] as [LossOptions, string][]) {
      const given = options.targets ? undefined : labels;
      expect(() => crossEntropy(logits, given, 2, 3, options)).toThrow(new RangeError(message));
    }
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
