import { describe, expect, it } from 'vitest';
import { formatOf, represents } from '../../../src/numeric/format.ts';
import { simplerNumbers } from '../../../src/properties/arbitraries/simpler-number.ts';

const double = formatOf('float64');
const list = (value: number) => [...simplerNumbers(value, double)];

describe('simplerNumbers', () => {
  it('has nothing simpler than zero', () => {
    expect(list(0)).toEqual([]);
  });

  it('goes from a whole number to zero and back up in halves', () => {
    expect(list(10)).toEqual([0, 5, 7, 8, 9]);
  });

  it('prefers a positive number', () => {
    expect(list(-2)).toEqual([0, 2, -1]);
  });

  it('drops the fraction, then binary digits', () => {
    expect(list(36.73)).toContain(36);
    expect(list(36.73)).toContain(36.5);
  });

  it('brings huge numbers down by powers of two', () => {
    expect(list(2 ** 1000)).toContain(2 ** 500);
    expect(list(2 ** 1000)).toContain(2 ** 999);
  });

  it('unmasks a class', () => {
    expect(list(-Infinity)).toEqual([0]);
  });

  it('only makes numbers smaller in size, or positive, within the format', () => {
    for (const dtype of ['float64', 'float16'] as const) {
      const format = formatOf(dtype);
      for (const value of [-3, 7.5, 1000, -0.0625, 2 ** -24, -60000]) {
        for (const simpler of simplerNumbers(value, format)) {
          expect(represents(simpler, format)).toBe(true);
          expect(Math.abs(simpler) < Math.abs(value) || simpler === -value).toBe(true);
        }
      }
    }
  });
});
