import { type Dtype, formatOf, ulp } from '../../src/numeric/format.ts';
import { nearest } from '../../src/numeric/nearest.ts';
import { max, type Parts, type Row, sum } from './textbook.ts';

/** Rounding to the nearest number of a dtype. */
export function to(dtype: Dtype): (value: number) => number {
  const format = formatOf(dtype);
  return (value) => nearest(value, format);
}

/** Rounding towards zero: the digits that do not fit are left out. */
export function towardsZero(dtype: Dtype): (value: number) => number {
  const format = formatOf(dtype);
  return (value) => {
    const rounded = nearest(value, format);
    const beyond = Math.abs(rounded) - Math.abs(value);
    return beyond > 0 ? rounded - Math.sign(value) * ulp(value, format) : rounded;
  };
}

/** A sum from left to right, rounded after each addition. */
export function running(round: (value: number) => number): (terms: Row) => number {
  return (terms) => terms.reduce((a, b) => round(a + b), 0);
}

/** The parts in which every operation is rounded to a dtype: what a kernel does that computes in it. */
export function computingIn(dtype: Dtype) {
  const round = to(dtype);
  const add = running(round);
  return {
    exp: (d) => round(Math.exp(round(d))),
    log: (s) => round(Math.log(s)),
    sum: add,
    total: add,
    softmax(x, call) {
      const e = this.exponentials(x, call);
      const s = this.sum(e, call);
      return e.map((value) => round(value / s));
    },
    logSoftmax(x, call) {
      const m = this.shift(x, call);
      const logSum = this.log(this.sum(this.exponentials(x, call), call));
      return x.map((value) => round(round(value - m) - logSum));
    },
  } satisfies Partial<Parts> & ThisType<Parts>;
}

/** e^(x - m) for each logit x. */
export function powers(x: Row, m: number): Row {
  return x.map((value) => Math.exp(value - m));
}

/** Numbers over their sum. */
export function quotients(e: Row): Row {
  const s = sum(e);
  return e.map((value) => value / s);
}

/** Logarithm of the sum of exponentials, with the maximum added back. */
export function logSumExp(x: Row): number {
  const m = max(x);
  return m + Math.log(sum(powers(x, m)));
}

/** A row in pieces of some length, the last one shorter. */
export function blocks(x: Row, length: number): Row[] {
  return Array.from({ length: Math.ceil(x.length / length) }, (_, k) =>
    x.slice(k * length, (k + 1) * length),
  );
}

/** The largest of the numbers that are numbers, as `fmax` has it. */
export function maxWithoutNaN(x: Row): number {
  return max(x.filter((value) => !Number.isNaN(value)));
}
