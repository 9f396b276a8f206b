import { describe, expect, it } from 'vitest';
import { crossEntropy } from '../../src/kernel/cross-entropy.ts';
import type { Reduction } from '../../src/kernel/loss-options.ts';
import { off } from './floats.ts';

const { NaN: NAN, POSITIVE_INFINITY: INF, MAX_VALUE: LARGEST } = Number;

/** The loss of rows of equal length. */
function loss(rows: number[][], labels: number[], reduction: Reduction = 'mean'): number | Float64Array {
  const classes = rows[0]?.length ?? 0;
  return crossEntropy(Float64Array.from(rows.flat()), labels, rows.length, classes, { reduction });
}

function denseLoss(row: number[], targets: number[]): number {
  return crossEntropy(Float64Array.from(row), undefined, 1, row.length, {
    targets: Float64Array.from(targets),
  });
}

describe('the loss', () => {
  it('of two equal logits is ln 2', () => {
    expect(loss([[5, 5]], [1])).toBe(Math.LN2);
  });

  it('of a single class is 0', () => {
    expect(loss([[5]], [0])).toBe(0);
    expect(loss([[5, -INF]], [0])).toBe(0);
  });

  it('is summed, averaged, or given row by row', () => {
    const rows = [
      [1, 2, 3],
      [1, 2, 3],
    ];
    expect(off(loss(rows, [0, 2], 'none'), [2.40760596444438, 0.4076059644443803])).toBeLessThan(4);
    expect(off(loss(rows, [0, 2], 'sum'), [2.8152119288887607])).toBeLessThan(4);
    expect(off(loss(rows, [0, 2]), [2.8152119288887607 / 2])).toBeLessThan(4);
  });

  it('keeps its digits however small it is', () => {
    expect(off(loss([[40, 0]], [0]), [4.248354255291589e-18])).toBeLessThan(4);
    expect(off(loss([[0, 700]], [1]), [9.85967654375977e-305])).toBeLessThan(4);
    expect(loss([[0, 745]], [1])).toBe(5e-324);
    expect(off(loss([[0, ...new Array(1000).fill(-745.5)]], [0]), [1.71e-321])).toBeLessThan(4);
  });

  it('adds up subnormal row losses before it rounds', () => {
    const rows = Array.from({ length: 300 }, () => [0, 740]);
    const ones = rows.map(() => 1);
    expect(off(loss(rows, ones, 'sum'), [1.2566e-319])).toBeLessThan(4);
    expect(loss(rows, ones)).toBe(4.2e-322);
  });

  it('does not lose ln S at an offset', () => {
    expect(loss([[2 ** 52, 2 ** 52]], [0])).toBe(Math.LN2);
    expect(loss([[-LARGEST, -LARGEST]], [0])).toBe(Math.LN2);
  });

  it('is rounded away from a tie by what is too small to be seen', () => {
    expect(loss([[2 ** 53, -1]], [1])).toBe(2 ** 53 + 2);
    expect(loss([[2 ** 453, -(2 ** 400)]], [1])).toBe(2 ** 453 + 2 ** 401);
  });

  it('is right where the sum, or a row, is beyond the largest float', () => {
    const far = [LARGEST, 0];
    expect(loss([far, far, far], [1, 1, 1])).toBe(LARGEST);
    expect(loss([far, far, far], [1, 1, 1], 'sum')).toBe(INF);
    const farther = [LARGEST, -LARGEST];
    expect(loss([farther, farther, [0, 0]], [1, 0, 0])).toBe(1.1984620899082105e308);
    expect(loss([farther, farther, [0, 0]], [1, 0, 0], 'none')).toEqual(Float64Array.of(INF, 0, Math.LN2));
    expect(loss([farther], [1])).toBe(INF);
  });

  it('of a masked label is +infinity, and leaves the other rows alone', () => {
    const rows = [
      [0, -INF, 0],
      [0, -INF, 0],
    ];
    expect(loss(rows, [1, 0], 'none')).toEqual(Float64Array.of(INF, Math.LN2));
    expect(loss(rows, [1, 0])).toBe(INF);
  });

  it('of a row without a softmax is NaN', () => {
    for (const bad of [
      [NAN, 0],
      [INF, 0],
      [-INF, -INF],
      [NAN, -INF],
    ]) {
      for (const label of [0, 1]) {
        expect(loss([bad, [0, 0]], [label, 0], 'none')).toEqual(Float64Array.of(NAN, Math.LN2));
        expect(loss([bad, [0, 0]], [label, 0])).toBeNaN();
      }
    }
  });
});

describe('the loss for targets', () => {
  it('is the weighted sum of -L', () => {
    expect(off(denseLoss([1, 2, 3], [0.5, 0.25, 2]), [2.3709164022220457])).toBeLessThan(4);
  });

  it('is that of the label, bit for bit, where they are one-hot', () => {
    const row = [0.3, -40, 36.6, 700.1];
    for (let label = 0; label < 4; label++) {
      const hot = row.map((_, j) => (j === label ? 1 : 0));
      expect(denseLoss(row, hot)).toBe(loss([row], [label]));
    }
  });

  it('lets a masked class with target 0 count for nothing', () => {
    expect(denseLoss([0, -INF, 0], [0.5, 0, 0.5])).toBe(Math.LN2);
    expect(denseLoss([0, -INF, 0], [0.5, 2 ** -1074, 0.5])).toBe(INF);
    expect(denseLoss([0, -INF], [0, 0])).toBe(0);
  });

  it('takes targets of any size', () => {
    expect(off(denseLoss([0, 0], [2 ** -1070, 0]), [11 * 2 ** -1074])).toBe(0);
    expect(off(denseLoss([0, 0], [2 ** 1000, 0]), [2 ** 1000 * Math.LN2])).toBeLessThan(4);
    expect(denseLoss([0, 1e300], [1e300, 0])).toBe(INF);
    expect(denseLoss([0, -5e263], [0, 7e99])).toBe(INF);
    // 2^300 e^-900
    expect(off(denseLoss([0, 900], [0, 2 ** 300]), [2.7794891704774864e-301])).toBeLessThan(4);
  });
});
