import { Decimal } from 'decimal.js';
import { describe, expect, it } from 'vitest';
import { exact } from '../../src/numeric/rational.ts';
import { columns } from '../../src/oracle/columns.ts';
import { twoSum } from '../../src/oracle/double-double.ts';
import { exponentials } from '../../src/oracle/exponentials.ts';
import { log1p } from '../../src/oracle/log1p.ts';

const D = Decimal.clone({ precision: 60, maxE: 9e15, minE: -9e15 });

function decimal(value: number): Decimal {
  const { num, den } = exact(value);
  return new D(num.toString()).div(den.toString());
}

/** e^(gap + rest) of each pair. */
function powers(gap: readonly number[], rest: readonly number[]) {
  const power = columns(gap.length);
  exponentials(Float64Array.from(gap), Float64Array.from(rest), 0, gap.length, power);
  return power;
}

/** log2 of the relative error of e^(gap + rest). */
function errorOfExp(gap: number, rest = 0): number {
  const { hi, lo, exponent } = powers([gap], [rest]);
  const found = decimal(hi[0]!).plus(decimal(lo[0]!)).times(new D(2).pow(exponent[0]!));
  const right = decimal(gap).plus(decimal(rest)).exp();
  return bits(found, right);
}

function bits(found: Decimal, right: Decimal): number {
  const relative = found.minus(right).abs().div(right);
  return relative.isZero() ? -200 : Number(new D(relative).log(2).toString());
}

describe('the exponential', () => {
  it('is 1 at 0', () => {
    const { hi, lo, exponent } = powers([0], [0]);
    expect([hi[0], lo[0], exponent[0]]).toEqual([1, 0, 0]);
  });

  it('errs by less than 2^-86 wherever it is looked at', () => {
    const gaps = [
      1e-300, 1e-17, 0.00033, 0.00034, 0.00067, 0.0013, 0.3, 1, 17.3, 36.7, 708.4, 745.2, 1000.1, 54321.9,
      999999.9,
    ];
    const more = Array.from({ length: 300 }, (_, k) => (k * 0.61803) % 40);
    for (const gap of [...gaps, ...more]) expect(errorOfExp(-gap), `e^-${gap}`).toBeLessThan(-86);
  });

  it('reads the rest of a gap that is no float', () => {
    const { hi, lo } = twoSum(-1e5, -1e-13);
    expect(errorOfExp(hi, lo)).toBeLessThan(-86);
  });

  it('gives nothing for an absent class, and a bound below -1e6', () => {
    const { hi, exponent } = powers([-Infinity, -1e300], [0, 0]);
    expect(hi[0]).toBe(0);
    expect(hi[1]).toBe(1);
    expect(exponent[1]).toBeLessThan(-1_439_999);
  });
});

describe('the logarithm', () => {
  it('errs by less than 2^-90 from the smallest z to the largest sum', () => {
    const some = [
      1e-200, 1e-13, 9e-13, 1e-12, 1e-11, 1e-8, 1e-6, 9.7e-4, 9.8e-4, 1e-3, 0.124, 0.5, 0.9999, 1, 3.7, 255,
      128255.3,
    ];
    const more = Array.from({ length: 200 }, (_, k) => ((k * 0.7548776) % 1) * 4);
    for (const z of [...some, ...more.filter((m) => m > 0)]) {
      const { hi, lo } = log1p({ hi: z, lo: z * 2 ** -56 });
      const right = decimal(z)
        .plus(decimal(z * 2 ** -56))
        .plus(1)
        .ln();
      // Sixty digits of 1 + z leave too few of a small z: there the series says it.
      const small = decimal(z).plus(decimal(z * 2 ** -56));
      const truth = z < 1e-9 ? small.minus(small.times(small).div(2)).plus(small.pow(3).div(3)) : right;
      expect(bits(decimal(hi).plus(decimal(lo)), truth), `ln(1 + ${z})`).toBeLessThan(-90);
    }
  });
});
