import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Problem, Reduction } from '../../src/contract/problem.ts';
import { QUANTITIES } from '../../src/contract/quantity.ts';
import {
  crossEntropy,
  crossEntropyGradient,
  crossEntropyWithGradient,
} from '../../src/kernel/cross-entropy.ts';
import { tensor } from '../../src/numeric/tensor.ts';
import { type Batch, classesOf, problemOf } from '../../src/properties/arbitraries/batch.ts';
import { batches } from '../../src/properties/arbitraries/batches.ts';
import { EDGES, SINGLE, SMALL } from '../../src/properties/arbitraries/shapes.ts';
import { scatter } from '../numeric/floats.ts';
import { off } from './floats.ts';
import { failures, worstOfGradient } from './truth.ts';

const { NaN: NAN, MAX_VALUE: LARGEST, MIN_VALUE: SMALLEST } = Number;
const REDUCTIONS: readonly Reduction[] = ['mean', 'sum', 'none'];
const ORDINARY = [0.25, 1, 3, 0.1, 7.7, 0];
const EXTREME = [0.3, SMALLEST, 2 ** -600, 2 ** 700, LARGEST, 0, 2 ** 1000, 1e-300, 2 ** -1040];
const BATCHES = fc.sample(
  batches('float64', {
    ladder: [
      [1, SINGLE],
      [20, SMALL],
      [2, EDGES],
    ],
    masks: true,
  }),
  { seed: 3, numRuns: 240 },
);

/** Some of a list, the same for the same seed. */
const some = (list: readonly number[], length: number, seed: number) =>
  Float64Array.from(scatter(length, seed), (bits) => list[bits % list.length]!);

/** The batch with every third combination of options, and no row without anything to divide by. */
function withOptions(batch: Batch, k: number, amounts: readonly number[]): Problem {
  const [rows, classes] = [batch.rows.length, classesOf(batch)];
  const labelled = problemOf(batch, REDUCTIONS[k % 3]);
  const { reduction } = labelled;
  const labels = Int32Array.from(scatter(rows, k + 1), (bits, i) =>
    i > 0 && k & 1 && bits % 4 === 0 ? -100 : batch.rows[i]!.label,
  );
  const weights = some(amounts, classes, k + 2);
  if (weights[labels[0]!] === 0) weights[labels[0]!] = amounts[0]!;
  return {
    ...labelled,
    targets: { kind: 'index', values: labels },
    ...(k & 1 && { ignoreIndex: -100 }),
    ...(k & 2 && { weights: tensor('float64', [classes], weights) }),
    ...(reduction === 'none' && {
      upstream: tensor('float64', [rows], some([-2, ...amounts, -0.7], rows, k + 3)),
    }),
  };
}

/** The same with smoothing, or with targets instead of labels, and perhaps with smoothing. */
function dense(problem: Problem, k: number): Problem {
  const { ignoreIndex: _, ...rest } = problem;
  const labelSmoothing = [0.1, 1, 2 ** -60][k % 3]!;
  if (k & 1) return { ...problem, labelSmoothing };
  const values = some([0, 0, 0.25, 1, 0.1, 3], problem.logits.values.length, k + 4);
  const targets = tensor('float64', problem.logits.shape as [number, number], values);
  return { ...rest, targets: { kind: 'probabilities', values: targets }, ...(k & 2 && { labelSmoothing }) };
}

const LOGITS = Float64Array.of(1, 2, 3, 0, 0, 0, NAN, 5, 5);
const LABELS = [0, 1, 9];

describe('an ignored row', () => {
  it('counts for nothing, whatever is in it', () => {
    for (const reduction of REDUCTIONS) {
      const both = crossEntropyWithGradient(LOGITS, LABELS, 3, 3, { reduction, ignoreIndex: 9 });
      const kept = crossEntropyWithGradient(LOGITS.subarray(0, 6), LABELS.slice(0, 2), 2, 3, { reduction });
      const loss = typeof kept.loss === 'number' ? kept.loss : Float64Array.of(...kept.loss, 0);
      expect(both).toEqual({ loss, gradient: Float64Array.of(...kept.gradient, 0, 0, 0) });
    }
  });

  it('leaves nothing in the array that is written to', () => {
    const gradient = new Float64Array(9).fill(7);
    const out = new Float64Array(3).fill(7);
    const options = { reduction: 'none', ignoreIndex: 1, gradient, out } as const;
    crossEntropyWithGradient(
      LOGITS.map((x) => x || 0),
      [1, 1, 1],
      3,
      3,
      options,
    );
    expect([...gradient, ...out]).toEqual(new Array(12).fill(0));
  });

  it('leaves a mean over none of NaN, and a gradient of 0', () => {
    for (const options of [{ ignoreIndex: 9 }, { weights: Float64Array.of(1, 0, 1) }]) {
      const labels = options.ignoreIndex ? [9, 9, 9] : [1, 1, 1];
      const gradient = new Float64Array(9).fill(7);
      expect(crossEntropyWithGradient(LOGITS, labels, 3, 3, { ...options, gradient }).loss).toBeNaN();
      expect(gradient).toEqual(new Float64Array(9));
      expect(
        crossEntropy(LOGITS.subarray(0, 6), labels.slice(1), 2, 3, { ...options, reduction: 'sum' }),
      ).toBe(0);
    }
  });
});

describe('a row of weight 0', () => {
  it('is 0, unless it has no softmax', () => {
    const options = { weights: Float64Array.of(1, 0, 1), reduction: 'none' } as const;
    expect(crossEntropyWithGradient(LOGITS, [1, 0, 1], 3, 3, options)).toMatchObject({
      loss: Float64Array.of(0, crossEntropy(new Float64Array(3), [0], 1, 3), NAN),
    });
    const gradient = [...crossEntropyGradient(LOGITS, [1, 0, 1], 3, 3, options)];
    expect([...gradient.slice(0, 3), ...gradient.slice(6)]).toEqual([0, 0, 0, NAN, NAN, NAN]);
  });

  it('is 0 where its label is masked', () => {
    const weights = Float64Array.of(0, 1);
    const masked = Float64Array.of(Number.NEGATIVE_INFINITY, 0);
    expect(crossEntropy(masked, [0], 1, 2, { weights, reduction: 'sum' })).toBe(0);
  });
});

describe('an upstream gradient', () => {
  it('multiplies the rows of the gradient, and not the losses', () => {
    const options = { reduction: 'none', upstream: Float64Array.of(-2, 0) } as const;
    const logits = LOGITS.subarray(0, 6);
    const plain = crossEntropyWithGradient(logits, [0, 1], 2, 3, { reduction: 'none' });
    const given = crossEntropyWithGradient(logits, [0, 1], 2, 3, options);
    expect(given.loss).toEqual(plain.loss);
    expect([...given.gradient].map(Math.abs)).toEqual(
      [...plain.gradient].map((g, k) => (k < 3 ? 2 * Math.abs(g) : 0)),
    );
    expect([...given.gradient.slice(0, 3)].map(Math.sign)).toEqual([1, -1, -1]);
  });
});

describe('the kernel with options', () => {
  it('keeps what only a huge factor brings back among the floats', () => {
    // 2^2023 e^-1900 and 2^1023 e^-1200.
    const upstream = Float64Array.of(2 ** 1000);
    const weights = Float64Array.of(2 ** 1023, 1);
    const far = Float64Array.of(0, -1900);
    const options = { weights, upstream, reduction: 'none' } as const;
    const right = 6.670610950285599e-217;
    expect(off(crossEntropyGradient(far, [0], 1, 2, options), [-right, right])).toBeLessThan(2);
    const near = Float64Array.of(0, -1200);
    expect(
      off(crossEntropy(near, [0], 1, 2, { weights, reduction: 'sum' }), [6.314039294758446e-214]),
    ).toBeLessThan(2);
  });

  it('is faithful for labels, with weights and upstream gradients of any size', () => {
    for (const amounts of [ORDINARY, EXTREME]) {
      for (const [k, batch] of BATCHES.entries()) {
        const problem = withOptions(batch, k, amounts);
        expect(failures(problem), `${k} ${JSON.stringify(problem)}`).toEqual({});
      }
    }
  });

  it('is faithful for targets and with smoothing, apart from the gradient', () => {
    for (const amounts of [ORDINARY, EXTREME]) {
      for (const [k, batch] of BATCHES.entries()) {
        const problem = dense(withOptions(batch, k, amounts), k);
        const quantities = QUANTITIES.filter((quantity) => quantity !== 'cross_entropy_grad');
        expect(failures(problem, quantities), `${k} ${JSON.stringify(problem)}`).toEqual({});
      }
    }
  });

  it('errs by less than an ulp of the larger part in a gradient for targets or with smoothing', () => {
    for (const [k, batch] of BATCHES.entries()) {
      const problem = dense(withOptions(batch, k, ORDINARY), k);
      expect(worstOfGradient(problem), `${k} ${JSON.stringify(problem)}`).toBeLessThan(1);
    }
  });
});
