import { describe, expect, it } from 'vitest';
import { binText, columnsOf, power } from '../../../src/reports/page/columns-of-bins.ts';

const bins = (...numbers: number[]) => numbers.map((bin) => ({ bin, counts: [1], worst: 0 }));

describe('the columns of a plot', () => {
  it('stand side by side for neighbours, and leave room for one or two empty ones', () => {
    const { left, width } = columnsOf(bins(13, 14, 16));
    expect([13, 14, 16].map(left)).toEqual([0, 1, 3]);
    expect(width).toBe(4);
  });

  it('stand apart for 0, for infinity, and where many are empty', () => {
    const { left } = columnsOf(bins(0, 13, 40, 63));
    const [zero, one, far, infinite] = [0, 13, 40, 63].map(left);
    expect(one! - zero!).toBeGreaterThan(1);
    expect(far! - one!).toBeLessThan(2);
    expect(infinite! - far!).toBeGreaterThan(1);
  });

  it('are labelled at round powers of two, not too near to each other', () => {
    expect(columnsOf(bins(0, 12, 13, 14, 15, 63)).ticks.map(({ label }) => label)).toEqual([
      '0',
      '∞',
      '1',
      '4',
    ]);
    const { ticks, width } = columnsOf(bins(...Array.from({ length: 60 }, (_, k) => k + 2)));
    const places = ticks.map(({ at }) => at).sort((a, b) => a - b);
    expect(places.slice(1).every((at, k) => at - places[k]! >= width / 13)).toBe(true);
  });
});

it('bins have names', () => {
  expect([0, 1, 13, 16, 62, 63].map(binText)).toEqual([
    '0',
    'below 2⁻¹¹',
    '1 to 2',
    '8 to 16',
    '2⁴⁹ and more',
    'infinite',
  ]);
});

it('powers of two are written out where they are short', () => {
  expect([-12, -3, 0, 12, 20].map(power)).toEqual(['2⁻¹²', '1/8', '1', '4096', '2²⁰']);
});
