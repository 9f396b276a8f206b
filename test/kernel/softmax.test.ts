import { describe, expect, it } from 'vitest';
import { logSoftmax, softmax } from '../../src/kernel/softmax.ts';
import { off } from './floats.ts';

const { NaN: NAN, POSITIVE_INFINITY: INF, MAX_VALUE: LARGEST } = Number;
const p = (...row: number[]) => [...softmax(Float64Array.from(row), 1, row.length)];
const logP = (...row: number[]) => [...logSoftmax(Float64Array.from(row), 1, row.length)];

describe('softmax', () => {
  it('splits equal logits evenly', () => {
    expect(p(7, 7)).toEqual([0.5, 0.5]);
    expect(p(-3, -3, -3)).toEqual([1 / 3, 1 / 3, 1 / 3]);
  });

  it('knows 1, 2, 3', () => {
    expect(off(p(1, 2, 3), [0.09003057317038046, 0.24472847105479764, 0.6652409557748219])).toBeLessThan(4);
  });

  it('does each row for itself', () => {
    const both = softmax(Float64Array.of(0, 1, 2, 900, -900, 3), 2, 3);
    expect([...both]).toEqual([...p(0, 1, 2), ...p(900, -900, 3)]);
  });

  it('stays right at the ends of the floats', () => {
    expect(p(LARGEST, LARGEST)).toEqual([0.5, 0.5]);
    expect(p(-LARGEST, LARGEST)).toEqual([0, 1]);
    expect(p(-LARGEST, -LARGEST, -INF)).toEqual([0.5, 0.5, 0]);
    expect(p(5e-324, 0)).toEqual([0.5, 0.5]);
  });

  it('keeps subnormal probabilities', () => {
    expect(p(0, -740)).toEqual([1, 4.2e-322]);
    expect(p(0, -700.4)[1]).toBeGreaterThan(0);
    expect(p(0, -746)).toEqual([1, 0]);
  });

  it('keeps what x - max loses', () => {
    expect(off(p(0.1, -700.3), [1, 6.609138834709863e-305])).toBeLessThan(4);
  });

  it('counts every one of a million small terms', () => {
    const logits = new Float64Array(1_000_001).fill(-37);
    logits[0] = 0;
    // 1 / (1 + 10^6 e^-37)
    expect(off(softmax(logits, 1, logits.length)[0]!, [0.9999999999146695])).toBeLessThan(4);
  });

  it('leaves masked classes out', () => {
    expect(p(2, -INF, 2)).toEqual([0.5, 0, 0.5]);
    expect(p(-INF, -5)).toEqual([0, 1]);
  });

  it('gives NaN for a row that has none, and only there', () => {
    for (const bad of [
      [NAN, 0],
      [INF, 0],
      [INF, NAN],
      [-INF, -INF],
      [-INF, NAN],
    ]) {
      expect([...softmax(Float64Array.of(1, 1, ...bad), 2, 2)]).toEqual([0.5, 0.5, NAN, NAN]);
      expect(logP(...bad)).toEqual([NAN, NAN]);
    }
  });

  it('writes to the array it is given, and not to the logits', () => {
    const logits = Float64Array.of(3, 3);
    const out = new Float64Array(2);
    expect(softmax(logits, 1, 2, { out })).toBe(out);
    expect([...out]).toEqual([0.5, 0.5]);
    expect(logSoftmax(logits, 1, 2, { out })).toBe(out);
    expect([...logits]).toEqual([3, 3]);
  });

  it('refuses shapes that do not fit', () => {
    const logits = new Float64Array(6);
    for (const f of [softmax, logSoftmax]) {
      expect(() => f(logits, 2, 2)).toThrow(new RangeError('logits: 6 elements where 4 belong'));
      expect(() => f(new Float64Array(0), 0, 3)).toThrow(RangeError);
      expect(() => f(new Float64Array(0), 3, 0)).toThrow(RangeError);
      expect(() => f(logits, 1.5, 4)).toThrow(RangeError);
      expect(() => f(logits, 2, 3, { out: new Float64Array(5) })).toThrow(RangeError);
    }
  });
});

describe('log-softmax', () => {
  it('knows 1, 2, 3', () => {
    expect(off(logP(1, 2, 3), [-2.40760596444438, -1.4076059644443804, -0.4076059644443803])).toBeLessThan(4);
  });

  it('keeps a logarithm of e^-700 beside one of -700', () => {
    expect(off(logP(0, 700), [-700, -9.85967654375977e-305])).toBeLessThan(4);
  });

  it('counts the many that are too small to count one by one', () => {
    const row = [0, ...new Array(1000).fill(-745.5)];
    expect(off(logP(...row)[0]!, [-1.71e-321])).toBeLessThan(4);
  });

  it('keeps the part of the others beside ties', () => {
    expect(off(logP(0, 0, -30)[0]!, [-0.6931471805599921])).toBeLessThan(4);
  });

  it('rounds once, with what x - max lost', () => {
    // -27.6 - 0.9 and ln 2 rounded before they are added: -29.193147180560153.
    expect(logP(0.9, 0.9, -27.6)[2]).toBe(-29.193147180560157);
  });

  it('does not lose ln S at an offset', () => {
    expect(logP(2 ** 52, 2 ** 52)).toEqual([-Math.LN2, -Math.LN2]);
    expect(logP(1e308, 1e308, 1e308, 1e308)[2]).toBe(-2 * Math.LN2);
  });

  it('is rounded away from a tie by what is too small to be seen', () => {
    // -(2^53 + 1) and less: by e^-(2^53 + 1), or by e^-600.
    expect(logP(2 ** 53, -1)[1]).toBe(-(2 ** 53) - 2);
    expect(logP(2 ** 53, 2 ** 53 - 600, -1)[2]).toBe(-(2 ** 53) - 2);
  });

  it('is finite where only the steps of x - max overflow', () => {
    expect(logP(LARGEST, 5.785471974409187e307)).toEqual([0, -1.2191459374213971e308]);
  });

  it('goes to -infinity only beyond the largest float', () => {
    expect(logP(LARGEST, 0)).toEqual([0, -LARGEST]);
    expect(logP(LARGEST, -LARGEST)).toEqual([0, -INF]);
    expect(logP(-5.524717385381006e307, -LARGEST)[1]).toBe(-1.2452213963242152e308);
    expect(logP(2, -INF)).toEqual([0, -INF]);
  });
});
