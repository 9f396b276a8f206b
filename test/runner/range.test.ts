import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rangeOf } from '../../src/runner/range.ts';

const ranges = (size: number, of: number, turn: number) =>
  Array.from({ length: of }, (_, k) => rangeOf(size, { index: k + 1, of }, turn));

describe('the shares of some cases', () => {
  it('are all of them, where there is one share', () => {
    expect(ranges(7, 1, 5)).toEqual([{ from: 0, to: 7 }]);
  });

  it('are all cases once and in order, and differ by one at most', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.integer({ min: 1, max: 40 }), fc.nat(99), (size, of, turn) => {
        const all = ranges(size, of, turn);
        const lengths = all.map(({ from, to }) => to - from);

        expect(all.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, k) => from + k))).toEqual(
          Array.from({ length: size }, (_, k) => k),
        );
        expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('take turns at what does not divide', () => {
    const first = Array.from({ length: 4 }, (_, turn) =>
      ranges(1, 4, turn).findIndex(({ from, to }) => to > from),
    );

    expect(first.toSorted()).toEqual([0, 1, 2, 3]);
  });
});
