import { describe, expect, it } from 'vitest';
import {
  add,
  compare,
  exact,
  multiply as exactly,
  negate,
  type Rational,
  rational,
  subtract as takeAway,
} from '../../src/numeric/rational.ts';
import { approximate, exactly as numberOf } from '../../src/oracle/approximation.ts';
import { shifted } from '../../src/oracle/ball.ts';
import { type Columns, columns, put } from '../../src/oracle/columns.ts';
import { logarithms, multiply, subtract, weightedGaps } from '../../src/oracle/loops.ts';

let state = 7;
const random = () => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
};

/** A rational with far more digits than fit, anywhere within 2^-spread and 2^spread. */
function drawn(spread = 300): Rational {
  const digits =
    BigInt(Math.floor(random() * 2 ** 32)) * 2n ** 90n + BigInt(Math.floor(random() * 2 ** 52)) * 3n + 1n;
  return shifted(rational(digits, 7n), Math.floor((random() * 2 - 1) * spread) - 120);
}

const filled = (values: readonly Rational[]): Columns => {
  const list = columns(values.length);
  values.forEach((value, n) => {
    if (value.num > 0n) put(list, n, approximate(value));
  });
  return list;
};

/** What element n stands for, sign included. */
function element({ hi, lo, exponent }: Columns, n: number): Rational {
  return shifted(add(exact(hi[n]!), exact(lo[n]!)), exponent[n]!);
}

/** log2 of the relative error, at most. */
function misses(found: Rational, right: Rational): number {
  const error = takeAway(found, right);
  const size = error.num < 0n ? negate(error) : error;
  const whole = right.num < 0n ? negate(right) : right;
  for (let bits = 120; bits > -2; bits--) {
    if (compare(shifted(size, bits), whole) <= 0) return -bits;
  }
  return 2;
}

describe('multiplying a row', () => {
  it('errs by less than 2^-98, signs and exponents included', () => {
    const values = Array.from({ length: 60 }, () => drawn(2000));
    const factor = drawn();
    const into = columns(60);
    multiply(filled(values), approximate(factor), -1, 0, 60, into);

    values.forEach((value, n) => {
      expect(misses(element(into, n), negate(exactly(value, factor)))).toBeLessThan(-98);
    });
  });

  it('keeps to its part of the columns', () => {
    const into = columns(3);
    multiply(filled([rational(1n), rational(2n), rational(4n)]), approximate(rational(3n)), 1, 1, 2, into);

    expect([...into.hi].map((hi, n) => hi * 2 ** into.exponent[n]!)).toEqual([0, 6, 0]);
  });
});

describe('subtracting a row', () => {
  it('errs by less than 2^-90 of what is left, or gives up', () => {
    const left = Array.from({ length: 200 }, () => drawn(20));
    const right = left.map((value, n) =>
      n % 2 === 0 ? drawn(20) : exactly(value, rational(BigInt(9990 + n), 10000n)),
    );
    const into = filled(left);
    subtract(filled(right), 0, 200, into);

    let given = 0;
    left.forEach((value, n) => {
      const difference = takeAway(value, right[n]!);
      if (Number.isNaN(into.hi[n])) {
        given++;
        expect(misses(value, right[n]!)).toBeLessThan(-9);
      } else expect(misses(element(into, n), difference)).toBeLessThan(-90);
    });
    expect(given).toBeGreaterThan(0);
    expect(given).toBeLessThan(20);
  });

  it('leaves out what is far below, on either side, and knows 0', () => {
    const [one, tiny] = [rational(1n), shifted(rational(3n), -3000)];
    const into = filled([one, tiny, one, rational(0n)]);
    subtract(filled([tiny, one, rational(0n), one]), 0, 4, into);

    expect([0, 1, 2, 3].map((n) => into.hi[n]! * 2 ** into.exponent[n]!)).toEqual([1, -1, 1, -1]);
  });
});

describe('the logarithms of a row', () => {
  it('are gap and rest less the tail, to 2^-98, and NaN at -infinity', () => {
    const gap = Float64Array.of(0, -1e-300, -0.3, -745, -1e300, -Infinity);
    const rest = gap.map((d) => (Number.isFinite(d) ? d * 2 ** -54 : 0));
    const into = columns(6);
    logarithms(gap, rest, 0.7, 2 ** -55, 0, 6, into);

    const tail = add(exact(0.7), exact(2 ** -55));
    for (let n = 0; n < 5; n++) {
      const right = takeAway(add(exact(gap[n]!), exact(rest[n]!)), tail);
      expect(misses(element(into, n), right)).toBeLessThan(-98);
    }
    expect(into.hi[5]).toBeNaN();
  });
});

describe('the weighted sum of gaps', () => {
  it('errs by less than 2^-90 over all sizes of gaps and weights', () => {
    for (let k = 0; k < 100; k++) {
      const spread = [1, 30, 300, 1000][k % 4]!;
      const gap = Float64Array.from(
        { length: 9 },
        () => -random() * 2 ** Math.floor((random() * 2 - 1) * spread),
      );
      const rest = gap.map((d) => d * 2 ** -55);
      const weights = gap.map(() => random()).map((w) => (w < 0.2 ? 0 : w));
      const list = filled(Array.from(weights, exact));

      const right = Array.from(gap, (d, n) =>
        exactly(exact(weights[n]!), negate(add(exact(d), exact(rest[n]!)))),
      );
      const found = numberOf(weightedGaps(list, gap, rest, 0, 9));
      expect(misses(found, right.reduce(add))).toBeLessThan(-90);
    }
  });

  it('is 0 at the maximum, and reads subnormal gaps', () => {
    const one = filled([rational(1n)]);
    expect(weightedGaps(one, Float64Array.of(0), Float64Array.of(0), 0, 1).hi).toBe(0);
    const tiny = weightedGaps(one, Float64Array.of(-15e-324), Float64Array.of(0), 0, 1);
    expect(compare(numberOf(tiny), exact(15e-324))).toBe(0);
  });
});
