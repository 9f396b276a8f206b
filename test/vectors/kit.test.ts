import { expect, it } from 'vitest';
import { mixed, same, upTo, writing } from '../../src/vectors/kit.ts';

it('writes a vector: a mean with index labels, all quantities', () => {
  const vector = writing('float64')('slug', 'One sentence.', ['clipping'], { logits: [[1, 2]], labels: [1] });
  expect(vector).toMatchObject({
    slug: 'slug',
    situation: 'One sentence.',
    flags: ['clipping'],
    question: {
      problem: { reduction: 'mean', targets: { kind: 'index', values: Int32Array.of(1) } },
      quantities: ['softmax', 'log_softmax', 'cross_entropy', 'cross_entropy_grad'],
    },
  });
});

it('rounds what it is given to the dtype, targets and all', () => {
  const { problem } = writing('bfloat16')('slug', 'One sentence.', [], {
    logits: [[0.1, Number.NEGATIVE_INFINITY]],
    probabilities: [[0.3, 1]],
    weights: [0.2, 1],
    upstream: [1000.5],
    reduction: 'none',
    labelSmoothing: 0.125,
    ignoreIndex: -1,
  }).question;
  expect([...problem.logits.values]).toEqual([0.10009765625, Number.NEGATIVE_INFINITY]);
  expect(problem.targets).toMatchObject({
    kind: 'probabilities',
    values: { dtype: 'bfloat16', shape: [1, 2] },
  });
  expect([...problem.weights!.values]).toEqual([0.2001953125, 1]);
  expect([...problem.upstream!.values]).toEqual([1000]);
  expect(problem).toMatchObject({ reduction: 'none', labelSmoothing: 0.125, ignoreIndex: -1 });
});

it('refuses rows of different lengths', () => {
  const ragged = { logits: [[1, 2], [3]], labels: [0, 0] };
  expect(() => writing('float64')('slug', 'One sentence.', [], ragged)).toThrow(RangeError);
});

it('mixes logits that are exact in every dtype', () => {
  for (const x of mixed(100)) {
    expect(Math.abs(x)).toBeLessThanOrEqual(4);
    expect(Number.isInteger(8 * x)).toBe(true);
  }
  expect(new Set(mixed(64)).size).toBe(64);
  expect(mixed(3, 2)).toEqual(mixed(5).slice(2));
  expect([same(2, 7), upTo(3)]).toEqual([
    [7, 7],
    [0, 1, 2],
  ]);
});
