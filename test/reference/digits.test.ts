import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/contract/errors.ts';
import { digits } from '../../src/reference/digits.ts';
import { realsOf } from '../../src/reference/quantities.ts';
import { withLabels } from '../kit/problems.ts';

const loss = (row: readonly number[], label: number) =>
  realsOf(withLabels([row], [label]), 'cross_entropy')[0]!;
const probability = (row: readonly number[]) => realsOf(withLabels([row], [0]), 'softmax')[0]!;

describe('digits', () => {
  it('writes ln 2 to the digits asked for', () => {
    expect(digits(loss([0, 0], 0), 30)).toEqual({ text: '6.93147180559945309417232121458e-1', rest: 1 });
  });

  it('says that a rational is all there', () => {
    expect(digits(probability([0, 0]), 40)).toEqual({ text: '5e-1', rest: 0 });
    expect(digits(probability([0, 0, 0]), 5)).toEqual({ text: '3.3333e-1', rest: 1 });
  });

  it('names the side of a rest too small for the digits', () => {
    expect(digits(probability([0, -1000]), 40)).toEqual({ text: '1', rest: -1 });
    expect(digits(loss([1000, 0], 1), 40)).toEqual({ text: '1e3', rest: 1 });
  });

  it('writes out what no float can hold', () => {
    expect(digits(loss([0, 1e6], 1), 10)).toEqual({ text: '3.296831478e-434295', rest: 1 });
  });

  it('says only the side of what is smaller than 10^(-4e14)', () => {
    expect(digits(loss([0, 1e300], 1), 10)).toEqual({ text: '0', rest: 1 });
    expect(digits(loss([0, 9.211e14], 1), 10)).toEqual({ text: '0', rest: 1 });
    expect(digits(loss([0, 9.21e14], 1), 4).text).toBe('1.166e-399985217832895');
  });

  it.each([0, 1001, 2.5, Number.NaN])('refuses %s digits', (n) => {
    expect(() => digits(loss([0, 0], 0), n)).toThrow(UsageError);
  });
});
