import { describe, expect, it } from 'vitest';
import type { Dtype } from '../../src/numeric/format.ts';
import { vectorGroups } from '../../src/vectors/index.ts';
import type { ExpectedRecord, VectorFile } from '../../src/vectors/schema.ts';
import { fileOfGroup } from './file-of-group.ts';

const files = new Map<string, VectorFile>();

/** What a vector expects of a quantity in the dtype of its logits. */
function expectation(
  id: string,
  quantity: ExpectedRecord['quantity'],
  dtype: Dtype = 'float64',
): ExpectedRecord {
  const [group = ''] = id.split('/');
  const name = `${group}.${dtype}`;
  const file = files.get(name) ?? fileOfGroup(vectorGroups.find((one) => one.id === group)!, dtype);
  files.set(name, file);
  return file.cases.find((record) => record.id === id)!.expected.find((one) => one.quantity === quantity)!;
}

const decimals = (...of: Parameters<typeof expectation>) => expectation(...of).correct.decimals;

describe('values that are known without computing', () => {
  it('two equal logits have probabilities 1/2 and loss ln 2', () => {
    expect(decimals('worked-examples/two-equal', 'softmax')).toEqual(['0.5', '0.5']);
    expect(decimals('worked-examples/two-equal', 'cross_entropy_grad')).toEqual(['-0.5', '0.5']);
    const { digits, rest } = expectation('worked-examples/two-equal', 'cross_entropy');
    expect(digits).toEqual(['6.931471805599453094172321214581765680755e-1']);
    expect(rest).toEqual([1]);
  });

  it('one class has probability 1, loss 0 and gradient 0, exactly', () => {
    for (const slug of ['zero', 'positive', 'negative', 'largest', 'lowest']) {
      expect(decimals(`single-class/${slug}`, 'softmax')).toEqual(['1']);
      expect(decimals(`single-class/${slug}`, 'cross_entropy')).toEqual(['0']);
      expect(expectation(`single-class/${slug}`, 'cross_entropy_grad')).toMatchObject({
        digits: ['0'],
        rest: [0],
      });
    }
  });

  it('every exact offset has the loss of none', () => {
    const { digits } = expectation('offsets/none', 'cross_entropy');
    for (const k of [4, 9, 13, 20, 44, 51]) {
      expect(expectation(`offsets/plus-2-to-${k}`, 'cross_entropy').digits).toEqual(digits);
    }
    for (const level of ['1e4', '1e8', '1e20', '1e100', '1e300', 'largest']) {
      expect(decimals(`offsets/equal-${level}`, 'cross_entropy')).toEqual(['0.6931471805599453']);
    }
  });

  it('a masked class has probability 0, and the loss of a masked label is infinite', () => {
    expect(decimals('masks/two-left', 'softmax')).toEqual(['0', '0.5', '0', '0.5', '0']);
    expect(decimals('masks/first', 'log_softmax')[0]).toBe('-inf');
    expect(decimals('masked-labels/two-classes', 'cross_entropy')).toEqual(['inf']);
    expect(decimals('masked-labels/two-classes', 'cross_entropy_grad')).toEqual(['1', '-1']);
    expect(decimals('masked-labels/one-row-of-two', 'cross_entropy')).toEqual(['inf']);
  });

  it('a mean is finite although the sum is not', () => {
    expect(Number(decimals('mean-overflow/one-of-three', 'cross_entropy')[0])).toBe(0.25 * Number.MAX_VALUE);
    expect(decimals('mean-overflow/two-rows', 'cross_entropy', 'float16')).toEqual(['49120']);
    expect(decimals('mean-overflow/ordinary-rows', 'cross_entropy', 'float16')).toEqual(['2000']);
  });

  it('half-precision losses are expected in float32 as well', () => {
    const file = fileOfGroup(vectorGroups.find(({ id }) => id === 'mean-overflow')!, 'float16');
    const dtypes = file.cases[0]!.expected.map(({ quantity, correct }) => `${quantity} ${correct.dtype}`);
    expect(dtypes).toContain('cross_entropy float16');
    expect(dtypes).toContain('cross_entropy float32');
    expect(dtypes).not.toContain('softmax float32');
  });
});

describe('values on the borders of rounding', () => {
  it('the tail decides a tie: 2^53 + 1 and a hair is 2^53 + 2', () => {
    expect(decimals('sticky-tails/even-below', 'cross_entropy')).toEqual(['9007199254740994']);
    expect(expectation('sticky-tails/even-below', 'cross_entropy')).toMatchObject({
      digits: ['9.007199254740993e15'],
      rest: [1],
    });
    expect(decimals('sticky-tails/even-above', 'cross_entropy')).toEqual(['9007199254740996']);
    expect(decimals('sticky-tails/even-below', 'cross_entropy', 'float16')).toEqual(['2050']);
    expect(decimals('sticky-tails/even-below', 'cross_entropy', 'bfloat16')).toEqual(['258']);
  });

  it('every sticky loss rounds up from its tie, in every dtype', () => {
    for (const dtype of ['float64', 'float32', 'float16', 'bfloat16'] as const) {
      for (const slug of ['even-below', 'fraction', 'odd-fraction']) {
        const { correct, digits, rest } = expectation(`sticky-tails/${slug}`, 'cross_entropy', dtype);
        // 40 digits hold the tie itself; the hair is in `rest`, and pulls the correct value above them.
        expect(Number(correct.decimals[0]), `${slug} ${dtype}`).toBeGreaterThanOrEqual(Number(digits[0]));
        expect(rest).not.toEqual([0]);
      }
    }
  });

  it('the gap at half a border is a tie but for a hair', () => {
    const u = 2 ** -53;
    expect(decimals('sticky-tails/half-border', 'softmax')[0]).toBe('0.5');
    expect(decimals('sticky-tails/half-border-odd', 'softmax')[0]).toBe(String(0.5 + u));
  });

  it('exact ties go to even: -4095/4096 is -1 in float16, -511/512 in bfloat16', () => {
    expect(decimals('exact-ties/label', 'cross_entropy_grad', 'bfloat16')[0]).toBe('-1');
    expect(expectation('exact-ties/label', 'cross_entropy_grad', 'bfloat16')).toMatchObject({
      digits: expect.arrayContaining(['-9.98046875e-1']),
    });
    expect(decimals('dense-targets/tie', 'cross_entropy_grad')[0]).toBe('-0.5');
    expect(decimals('dense-targets/sticky', 'cross_entropy_grad')[0]).toBe('1');
  });

  it('subnormal results end where they should', () => {
    expect(Number(decimals('subnormal-results/last-normal', 'cross_entropy')[0])).toBeGreaterThan(2 ** -1022);
    expect(Number(decimals('subnormal-results/first-subnormal', 'cross_entropy')[0])).toBeLessThan(
      2 ** -1022,
    );
    expect(decimals('subnormal-results/last-of-all', 'cross_entropy')).toEqual(['5e-324']);
    expect(expectation('subnormal-results/first-zero', 'cross_entropy')).toMatchObject({
      rest: [expect.anything()],
    });
    expect(decimals('subnormal-results/first-zero', 'cross_entropy')).toEqual(['0']);
    expect(decimals('subnormal-results/two-halves', 'cross_entropy')).toEqual(['5e-324']);
    expect(decimals('subnormal-results/last-of-all', 'cross_entropy', 'float32')).toEqual([
      '1.401298464324817e-45',
    ]);
  });

  it('a loss beyond the largest number is infinite, and says by how much', () => {
    expect(expectation('mixed-scales/whole-range', 'cross_entropy')).toMatchObject({
      correct: { decimals: ['inf'] },
      digits: ['3.595386269724631416290548474634087135961e308'],
    });
  });
});
