import { describe, expect, it } from 'vitest';
import {
  crossEntropy,
  crossEntropyGradient,
  crossEntropyWithGradient,
} from '../../src/kernel/cross-entropy.ts';
import type { Reduction } from '../../src/kernel/loss-options.ts';

const logits = Float64Array.of(1, 2, 3, 0, 800, -5, Number.MAX_VALUE, -Number.MAX_VALUE, 0);
const labels = Int32Array.of(0, 1, 1);
const targets = Float64Array.of(0.5, 0.5, 0, 0, 1, 0, 2, 0.25, 0);
const REDUCTIONS: readonly Reduction[] = ['mean', 'sum', 'none'];

describe('cross-entropy', () => {
  it('gives the same loss and gradient fused as alone', () => {
    for (const reduction of REDUCTIONS) {
      const byLabel = { reduction };
      expect(crossEntropyWithGradient(logits, labels, 3, 3, byLabel)).toEqual({
        loss: crossEntropy(logits, labels, 3, 3, byLabel),
        gradient: crossEntropyGradient(logits, labels, 3, 3, byLabel),
      });
      const byTarget = { reduction, targets };
      expect(crossEntropyWithGradient(logits, undefined, 3, 3, byTarget)).toEqual({
        loss: crossEntropy(logits, undefined, 3, 3, byTarget),
        gradient: crossEntropyGradient(logits, undefined, 3, 3, byTarget),
      });
    }
  });

  it('writes to the arrays it is given', () => {
    const out = new Float64Array(3);
    const gradient = new Float64Array(9);
    expect(crossEntropy(logits, labels, 3, 3, { reduction: 'none', out })).toBe(out);
    expect(crossEntropyGradient(logits, labels, 3, 3, { out: gradient })).toBe(gradient);
    const both = crossEntropyWithGradient(logits, labels, 3, 3, { reduction: 'none', out, gradient });
    expect(both.loss).toBe(out);
    expect(both.gradient).toBe(gradient);
  });

  it('does not write to its input', () => {
    const before = [[...logits], [...labels], [...targets]];
    crossEntropyWithGradient(logits, labels, 3, 3);
    crossEntropyWithGradient(logits, undefined, 3, 3, { targets });
    expect([[...logits], [...labels], [...targets]]).toEqual(before);
  });

  it('answers the same twice', () => {
    const once = crossEntropyWithGradient(logits, labels, 3, 3);
    expect(crossEntropyWithGradient(logits, labels, 3, 3)).toEqual(once);
  });
});
