import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/contract/problem.ts';
import { DTYPES } from '../../src/numeric/format.ts';
import { tensor } from '../../src/numeric/tensor.ts';
import { readProblem, writeProblem } from '../../src/vectors/problem-record.ts';
import { readTensor, writeTensor } from '../../src/vectors/tensor-record.ts';

describe('a tensor in a file', () => {
  it('has one string of bits and one decimal an element', () => {
    expect(writeTensor(tensor('float32', [2], [1, -0.5]))).toEqual({
      dtype: 'float32',
      shape: [2],
      bits: ['3f800000', 'bf000000'],
      decimals: ['1', '-0.5'],
    });
  });

  it('comes back as it was', () => {
    const values = [0, -0, 1, -2.5, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const dtype of DTYPES) {
      const t = tensor(dtype, [2, 3], values);
      expect(readTensor(writeTensor(t))).toEqual(t);
    }
  });

  it('is refused where bits and decimals differ, or bits are missing', () => {
    const record = writeTensor(tensor('float16', [2], [1, 2]));
    expect(() => readTensor({ ...record, decimals: ['1', '3'] })).toThrow(
      'decimals[1]: the bits say 2, not 3',
    );
    expect(() => readTensor({ ...record, decimals: ['1'] })).toThrow(
      'decimals[1]: the bits say 2, not nothing',
    );
    expect(() => readTensor({ ...record, decimals: ['1', '2', '3'] })).toThrow('decimals[2]');
    expect(() => readTensor({ ...record, bits: ['3c00', '40'] })).toThrow(
      'bits[1]: float16 has 4 hexadecimal digits',
    );
    expect(() => readTensor({ ...record, bits: ['3c00'], decimals: ['1'] })).toThrow(
      'bits: float16 of shape [2] has 2 elements, not 1',
    );
  });
});

describe('a problem in a file', () => {
  it('comes back as it was, with all that it may have', () => {
    const logits = tensor('float64', [1, 2], [1, 2]);
    const labelled: Problem = {
      logits,
      targets: { kind: 'index', values: Int32Array.of(1) },
      weights: tensor('float64', [2], [1, 2]),
      labelSmoothing: 0.125,
      ignoreIndex: -100,
      reduction: 'none',
      upstream: tensor('float64', [1], [3]),
    };
    const dense: Problem = {
      logits,
      targets: { kind: 'probabilities', values: tensor('float64', [1, 2], [0.5, 0.5]) },
      reduction: 'sum',
    };
    for (const problem of [labelled, dense, { logits, reduction: 'mean' } as const]) {
      expect(readProblem(writeProblem(problem))).toEqual(problem);
    }
  });

  it('says which of its tensors is wrong', () => {
    const record = writeProblem({ logits: tensor('float64', [1, 1], [1]), reduction: 'mean' });
    const wrong = { ...record, weights: { ...record.logits, decimals: ['2'] } };
    expect(() => readProblem(wrong)).toThrow('weights.decimals[0]: the bits say 1, not 2');
  });
});
