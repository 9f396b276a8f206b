import { expect, it } from 'vitest';
import { exponentOf, fromWords, highWord, lowWord, powerOfTwo } from '../../src/numeric/words.ts';

it('1 has the words 3ff00000 00000000', () => {
  expect([highWord(1), lowWord(1)]).toEqual([0x3ff00000, 0]);
  expect(fromWords(0x3ff00000, 0)).toBe(1);
});

it('powers of two are exact from the smallest subnormal to the largest binade', () => {
  let power = 2 ** -1074;
  for (let n = -1074; n <= 1023; n++) {
    expect(powerOfTwo(n)).toBe(power);
    expect(exponentOf(power)).toBe(n);
    power *= 2;
  }
});

it('the exponent changes at the power of two and not before', () => {
  expect(exponentOf(2 - Number.EPSILON)).toBe(0);
  expect(exponentOf(-7.9)).toBe(2);
  expect(exponentOf(3 * 5e-324)).toBe(-1073);
  expect(exponentOf(Number.MAX_VALUE)).toBe(1023);
});
