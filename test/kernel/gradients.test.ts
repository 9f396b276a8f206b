import { describe, expect, it } from 'vitest';
import { crossEntropyGradient } from '../../src/kernel/cross-entropy.ts';
import type { Reduction } from '../../src/kernel/loss-options.ts';
import { softmax } from '../../src/kernel/softmax.ts';
import { off } from './floats.ts';

const { NaN: NAN, POSITIVE_INFINITY: INF, MAX_VALUE: LARGEST } = Number;

/** The gradient for rows of equal length. */
function gradient(rows: number[][], labels: number[], reduction: Reduction = 'mean'): number[] {
  const classes = rows[0]?.length ?? 0;
  return [
    ...crossEntropyGradient(Float64Array.from(rows.flat()), labels, rows.length, classes, { reduction }),
  ];
}

function denseGradient(row: number[], targets: number[]): number[] {
  return [
    ...crossEntropyGradient(Float64Array.from(row), undefined, 1, row.length, {
      targets: Float64Array.from(targets),
    }),
  ];
}

describe('the gradient', () => {
  it('of two equal logits is a half towards the label', () => {
    expect(gradient([[5, 5]], [1])).toEqual([0.5, -0.5]);
  });

  it('of a single class is 0', () => {
    expect(gradient([[5]], [0])).toEqual([0]);
  });

  it('is divided by the rows for the mean, and only then', () => {
    const rows = [
      [1, 2, 3],
      [1, 2, 3],
    ];
    const first = [-0.9099694268296196, 0.24472847105479764, 0.6652409557748219];
    const second = [0.09003057317038046, 0.24472847105479764, -0.3347590442251781];
    const whole = [...first, ...second];
    expect(off(gradient(rows, [0, 2], 'sum'), whole)).toBeLessThan(4);
    expect(gradient(rows, [0, 2], 'none')).toEqual(gradient(rows, [0, 2], 'sum'));
    expect(off(gradient(rows, [0, 2]), [...whole.map((g) => g / 2)])).toBeLessThan(4);
  });

  it('keeps its digits at a label that is almost sure', () => {
    const small = 4.248354255291589e-18;
    expect(off(gradient([[0, 40]], [1]), [small, -small])).toBeLessThan(4);
    const tiny = 9.85967654375977e-305;
    expect(off(gradient([[700, 0]], [0]), [-tiny, tiny])).toBeLessThan(4);
    expect(off(gradient([[0, ...new Array(1000).fill(-745.5)]], [0])[0]!, [-1.71e-321])).toBeLessThan(4);
  });

  it('is -1 and 1 where the label is out of the question', () => {
    expect(gradient([[0, 1000]], [0])).toEqual([-1, 1]);
    expect(gradient([[-LARGEST, LARGEST]], [0])).toEqual([-1, 1]);
  });

  it('of tied maxima counts the others', () => {
    expect(gradient([[9, 9, 9, 9]], [2])).toEqual([0.25, 0.25, -0.75, 0.25]);
  });

  it('rounds once into the subnormals', () => {
    // e^-740 is 84.78 subnormals, a third of it 28.26.
    const rows = [
      [0, -740],
      [0, 0],
      [0, 0],
    ];
    expect(gradient(rows, [0, 0, 0])[1]).toBe(28 * 2 ** -1074);
  });

  it('is finite where the label is masked', () => {
    expect(gradient([[0, -INF, 0]], [1])).toEqual([0.5, -1, 0.5]);
  });

  it('is NaN in a row without a softmax, and only there', () => {
    for (const bad of [
      [NAN, 0],
      [INF, 0],
      [-INF, -INF],
      [NAN, -INF],
    ]) {
      expect(gradient([bad, [0, 0]], [1, 0], 'sum')).toEqual([NAN, NAN, -0.5, 0.5]);
    }
  });
});

describe('the gradient for targets', () => {
  it('is tau P - T', () => {
    const correct = [-0.2524159237814537, 0.42300329540069354, -0.1705873716192398];
    expect(off(denseGradient([1, 2, 3], [0.5, 0.25, 2]), correct)).toBeLessThan(4);
  });

  it('is that of the label, bit for bit, where they are one-hot', () => {
    const row = [0.3, -40, 36.6, 700.1, 700.1, -INF];
    for (let label = 0; label < row.length; label++) {
      const hot = row.map((_, j) => (j === label ? 1 : 0));
      expect(denseGradient(row, hot)).toEqual(gradient([row], [label]));
    }
  });

  it('is 0 without targets, and for targets that are the probabilities', () => {
    expect(denseGradient([1, 2, -INF], [0, 0, 0])).toEqual([0, 0, 0]);
    expect(denseGradient([4, 4, -INF], [3, 3, 0])).toEqual([0, 0, 0]);
  });

  it('cancels to the last bits of tau P and T', () => {
    const row = [0.1, 1.7, -3.2];
    const p = softmax(Float64Array.from(row), 1, 3);
    const g = denseGradient(row, [...p]);
    for (let j = 0; j < 3; j++) expect(Math.abs(g[j]!)).toBeLessThan(4 * 2 ** -53 * p[j]!);
  });

  it('counts every one of many small targets', () => {
    const targets = [1, ...new Array(5000).fill(2 ** -54)];
    const g = denseGradient(new Array(5001).fill(0), targets);
    expect(off(g[1]!, [0.0001999600079984003])).toBeLessThan(4);
  });

  it('takes targets of any size', () => {
    const g = [-0.2524159237814537, 0.42300329540069354, -0.1705873716192398];
    for (const unit of [2 ** -1000, 2 ** 390, 2 ** 410, 2 ** 1020]) {
      const scaled = denseGradient([1, 2, 3], [0.5 * unit, 0.25 * unit, 2 * unit]);
      expect(
        off(
          scaled,
          g.map((v) => v * unit),
        ),
      ).toBeLessThan(4);
    }
    // 2^300 e^-900 beside -2^300
    const far = denseGradient([0, 900], [0, 2 ** 300]);
    expect(off(far, [2.7794891704774864e-301, -2.7794891704774864e-301])).toBeLessThan(4);
  });
});
