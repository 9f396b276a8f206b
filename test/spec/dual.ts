import { Decimal } from 'decimal.js';

/** Decimals of 120 digits: a clone of our own, so that nobody else's settings reach it. */
export const Real = Decimal.clone({ precision: 120, defaults: true });
export type Real = Decimal;

/** a + b ε with ε² = 0: a value, and its slope in the one direction that is differentiated. */
export interface Dual {
  readonly value: Real;
  readonly slope: Real;
}

/** A number that does not move. */
export function fixed(value: Decimal.Value): Dual {
  return { value: new Real(value), slope: new Real(0) };
}

/** The number that is differentiated by. */
export function moving(value: Decimal.Value): Dual {
  return { value: new Real(value), slope: new Real(1) };
}

export function add(a: Dual, b: Dual): Dual {
  return { value: a.value.plus(b.value), slope: a.slope.plus(b.slope) };
}

export function multiply(a: Dual, b: Dual): Dual {
  return { value: a.value.times(b.value), slope: a.slope.times(b.value).plus(a.value.times(b.slope)) };
}

/** a / b, as the one z with z b = a: its slope follows from the rule for products. */
export function divide(a: Dual, b: Dual): Dual {
  const value = a.value.div(b.value);
  return { value, slope: a.slope.minus(value.times(b.slope)).div(b.value) };
}

export function exp(a: Dual): Dual {
  const value = a.value.exp();
  return { value, slope: a.slope.times(value) };
}

export function ln(a: Dual): Dual {
  return { value: a.value.ln(), slope: a.slope.div(a.value) };
}

export function sum(terms: readonly Dual[]): Dual {
  return terms.reduce(add, fixed(0));
}
