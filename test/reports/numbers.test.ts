import { expect, it } from 'vitest';
import { count, errorIn, floats, rightDigits } from '../../src/reports/numbers.ts';

it('sets the thousands of a count apart', () => {
  expect([0, 999, 1000, 1234567].map(count)).toEqual(['0', '999', '1 000', '1 234 567']);
});

it('shows an error with as many digits as it deserves', () => {
  expect([0, 0.504, 14, 12345, 4.5e15, Number.POSITIVE_INFINITY].map(floats)).toEqual([
    '0.00',
    '0.50',
    '14',
    '12 345',
    '4.5e15',
    'infinite',
  ]);
});

it.each([
  ['0.2689414213699952', '0.2689414213699951', 17],
  ['0.5', '0.25', 2],
  ['1e-5', '1e-6', 0],
  ['12.5', '1.25', 0],
  ['-0.5', '0.5', 0],
  ['0', '2.65e-261', 0],
  ['nan', '1', 0],
  ['1', '1', 1],
])('finds that %s agrees with %s in %i characters', (answer, exact, right) => {
  expect(rightDigits(answer, exact)).toBe(right);
});

it('gives an error its unit unless it is infinite', () => {
  expect([14, Number.POSITIVE_INFINITY].map((size) => errorIn('floats', size))).toEqual([
    '14 floats',
    'infinite',
  ]);
});
