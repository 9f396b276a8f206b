import { expect, test } from 'vitest';
import { add, divide, exp, fixed, ln, moving, multiply, Real } from './dual.ts';

const tiny = new Real('1e-100');

test('a fixed number has slope 0, a moving one slope 1', () => {
  expect(fixed(3).slope.toNumber()).toBe(0);
  expect(moving(3).slope.toNumber()).toBe(1);
});

test('the slope of x² + 5 x at 3 is 11', () => {
  const x = moving(3);
  expect(add(multiply(x, x), multiply(fixed(5), x)).slope.toNumber()).toBe(11);
});

test('the slope of 1 / x at 4 is -1/16', () => {
  expect(divide(fixed(1), moving(4)).slope.toNumber()).toBe(-0.0625);
});

test('the slope of e^x is e^x', () => {
  const y = exp(moving('1.5'));
  expect(y.slope.minus(y.value).abs().lt(tiny)).toBe(true);
});

test('the slope of ln x at 8 is 1/8', () => {
  expect(ln(moving(8)).slope.toNumber()).toBe(0.125);
});

test('ln undoes exp, in value and slope', () => {
  const x = ln(exp(moving('-2.25')));
  expect(x.value.plus('2.25').abs().lt(tiny)).toBe(true);
  expect(x.slope.minus(1).abs().lt(tiny)).toBe(true);
});
