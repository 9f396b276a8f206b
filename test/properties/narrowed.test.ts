import { describe, expect, it } from 'vitest';
import { intervals } from '../../src/accuracy/intervals.ts';
import type { Problem } from '../../src/contract/problem.ts';
import type { Quantity } from '../../src/contract/quantity.ts';
import { type Dtype, formatOf } from '../../src/numeric/format.ts';
import { nearest } from '../../src/numeric/nearest.ts';
import { tensor } from '../../src/numeric/tensor.ts';
import { narrowed } from '../../src/properties/narrowed.ts';
import { expected } from '../../src/reference/expected.ts';

const problem: Problem = {
  logits: tensor('float64', [2, 3], [1, 2, 4, 0, 3, 1]),
  targets: { kind: 'index', values: Int32Array.of(1, 2) },
  reduction: 'mean',
};
const right = (quantity: Quantity, dtype: Dtype = 'float64') =>
  intervals(expected(problem, { [quantity]: dtype }), quantity);
const cut = (quantity: Quantity, dtype: Dtype) =>
  right(quantity).correct.map((value) => nearest(value, formatOf(dtype)));

describe('narrowed', () => {
  it.each<[Quantity, Dtype]>([
    ['softmax', 'float32'],
    ['log_softmax', 'float32'],
    ['cross_entropy', 'float32'],
    ['cross_entropy_grad', 'float16'],
    ['softmax', 'bfloat16'],
  ])('knows %s that was computed in %s', (quantity, dtype) => {
    expect(narrowed(cut(quantity, dtype), right(quantity))).toBe(
      `holds ${dtype} numbers alone: claim the dtype ${dtype}, or compute in float64`,
    );
  });

  it('says nothing of numbers of the format that was asked for', () => {
    expect(narrowed(right('softmax').correct, right('softmax'))).toBeUndefined();
    expect(narrowed(cut('softmax', 'float32'), right('softmax', 'float32'))).toBeUndefined();
  });

  it('says nothing of what is wrong in any format', () => {
    expect(narrowed(Float64Array.from([1, 2, 4, 0, 3, 1]), right('softmax'))).toBeUndefined();
    expect(narrowed(new Float64Array(6).fill(Number.NaN), right('softmax'))).toBeUndefined();
  });
});
