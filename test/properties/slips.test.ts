import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/contract/problem.ts';
import type { Quantity } from '../../src/contract/quantity.ts';
import { tensor } from '../../src/numeric/tensor.ts';
import { slipOf } from '../../src/properties/slips.ts';
import { expected } from '../../src/reference/expected.ts';

const logits = [1, 2, 4, 0, 3, 1];
const problem = (labels: number[], values = logits): Problem => ({
  logits: tensor('float64', [2, 3], values),
  targets: { kind: 'index', values: Int32Array.from(labels) },
  reduction: 'mean',
});
const right = (quantity: Quantity, of = problem([1, 2])) =>
  expected(of, { [quantity]: 'float64' }).quantities[quantity]?.values ?? new Float64Array();

describe('slipOf', () => {
  it('finds no slip in the right answer', () => {
    for (const quantity of ['softmax', 'log_softmax', 'cross_entropy', 'cross_entropy_grad'] as const) {
      expect(slipOf(problem([1, 2]), quantity, right(quantity))).toBeUndefined();
    }
  });

  it('finds no slip in nonsense', () => {
    expect(slipOf(problem([1, 2]), 'cross_entropy', Float64Array.of(17))).toBeUndefined();
    expect(slipOf(problem([1, 2]), 'cross_entropy', Float64Array.of(Number.NaN))).toBeUndefined();
  });

  const named = (quantity: Quantity, answer: Float64Array) => slipOf(problem([1, 2]), quantity, answer);

  it('knows logits that came back unchanged', () => {
    expect(named('softmax', Float64Array.from(logits))).toMatch('unchanged');
  });

  it('knows probabilities from their logarithms', () => {
    expect(named('log_softmax', right('softmax'))).toMatch('probabilities, not their logarithms');
    expect(named('softmax', right('log_softmax'))).toMatch('log-probabilities');
  });

  it('knows base 2', () => {
    expect(
      named(
        'cross_entropy',
        right('cross_entropy').map((loss) => loss / Math.LN2),
      ),
    ).toMatch('base 2');
    const powers = logits.map((x) => 2 ** x);
    const softmax = powers.map((e, k) => e / (k < 3 ? 2 + 4 + 16 : 1 + 8 + 2));
    expect(named('softmax', Float64Array.from(softmax))).toMatch('powers of 2');
  });

  it('knows a sum that should be a mean', () => {
    expect(
      named(
        'cross_entropy',
        right('cross_entropy').map((loss) => loss * 2),
      ),
    ).toMatch('sum');
    expect(
      named(
        'cross_entropy_grad',
        right('cross_entropy_grad').map((g) => g * 2),
      ),
    ).toMatch('1/N');
  });

  it('knows a gradient of zeros', () => {
    expect(named('cross_entropy_grad', new Float64Array(6))).toMatch('zero');
  });

  it('knows a flipped sign', () => {
    expect(
      named(
        'cross_entropy_grad',
        right('cross_entropy_grad').map((g) => -g),
      ),
    ).toMatch('sign');
  });

  it('knows labels that are off by one', () => {
    expect(named('cross_entropy', right('cross_entropy', problem([0, 1])))).toMatch('counted from 1');
    const further = right('cross_entropy', problem([1, 2]));
    expect(slipOf(problem([0, 1]), 'cross_entropy', further)).toMatch('one class further on');
  });

  it('knows a target that was not subtracted', () => {
    expect(
      named(
        'cross_entropy_grad',
        right('softmax').map((p) => p / 2),
      ),
    ).toMatch('not subtracted');
  });

  it('knows softmax taken twice', () => {
    const twice = right('cross_entropy', problem([1, 2], Array.from(right('softmax'))));
    expect(named('cross_entropy', twice)).toMatch('twice');
  });

  it('knows the wrong axis from a transposed matrix', () => {
    const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
    const columns = [1, -1, 3, -1, 1, -3].map(sigmoid);
    expect(named('softmax', Float64Array.from(columns))).toMatch('rows of each class');

    // Stored class by class, row 0 is elements 0, 2, 4 and row 1 is elements 1, 3, 5.
    const regrouped = right('softmax', problem([1, 2], [1, 4, 3, 2, 0, 1]));
    const stored = [0, 3, 1, 4, 2, 5].map((k) => regrouped[k] as number);
    expect(named('softmax', Float64Array.from(stored))).toMatch('transposed');
  });
});
