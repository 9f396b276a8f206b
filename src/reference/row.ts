import { exact, type Rational, rational, subtract } from '../numeric/rational.ts';
import type { Approximation, Precision } from './precision.ts';
import { type Real, type Value, ZERO } from './real.ts';

/** What one precision knows of a row in which some class lies below the maximum, computed once. */
class Enclosed {
  /** e^{d_j} of each class that is not at -inf. */
  readonly each: readonly (Approximation | undefined)[];
  /** r, the sum of those below the maximum. */
  readonly rest: Approximation;
  /** S = k + r. */
  readonly sum: Approximation;

  constructor(row: Row, precision: Precision) {
    this.each = row.gaps.map((d) => d && precision.exp(d));
    this.rest = this.each
      .filter((e, j): e is Approximation => e !== undefined && !row.isMax(j))
      .reduce((sum, e) => precision.add(sum, e));
    this.sum = precision.add(precision.of(rational(BigInt(row.ties))), this.rest);
  }
}

/**
 * One row of logits, by the definition: d_j = x_j - m, S = sum_j e^{d_j} = k + r where k classes are maximal.
 * P and log P as reals; everything that does not need a logarithm or exponential is rational and exact.
 */
export class Row {
  /** m, exact. */
  readonly max: Rational;
  /** d_j <= 0, exact; undefined for a class at -inf. */
  readonly gaps: readonly (Rational | undefined)[];
  /** k: how many classes share the maximum. */
  readonly ties: number;
  /** Whether every class that is not at -inf is maximal: then S = k and nothing is irrational but ln k. */
  readonly flat: boolean;
  private readonly known = new Map<number, Enclosed>();
  private readonly logSums = new Map<number, Approximation>();

  /** @param logits rationals, undefined for -inf; at least one is a rational */
  constructor(logits: readonly (Rational | undefined)[], max: Rational) {
    this.max = max;
    this.gaps = logits.map((x) => x && subtract(x, max));
    const finite = this.gaps.filter((d) => d !== undefined);
    this.ties = finite.filter((d) => d.num === 0n).length;
    this.flat = this.ties === finite.length;
  }

  isMax(j: number): boolean {
    return this.gaps[j]?.num === 0n;
  }

  /** P_j = e^{d_j} / S: 1/k - r/(k(k + r)) at a maximum, 0 + e^{d_j}/(k + r) below it. */
  softmax(j: number): Real {
    if (this.gaps[j] === undefined) return { rational: ZERO };
    if (!this.isMax(j)) return { rational: ZERO, tail: { sign: 1, at: (p) => this.share(j, p) } };
    const equal = rational(1n, BigInt(this.ties));
    return this.flat
      ? { rational: equal }
      : { rational: equal, tail: { sign: -1, at: (p) => this.shortfall(p) } };
  }

  /** log P_j = d_j - ln S. */
  logSoftmax(j: number): Value {
    const gap = this.gaps[j];
    if (gap === undefined) return { infinite: -1 };
    return this.sumIsOne
      ? { rational: gap }
      : { rational: gap, tail: { sign: -1, at: (p) => this.logSum(p) } };
  }

  /** S = 1: one class has all. */
  get sumIsOne(): boolean {
    return this.flat && this.ties === 1;
  }
  /** ln S = ln(1 + (k - 1 + r)), where S is not 1. */
  logSum(precision: Precision): Approximation {
    return this.once(this.logSums, precision, () => {
      const others = rational(BigInt(this.ties - 1));
      if (this.flat) return precision.log1p(precision.of(others));
      const { rest } = this.at(precision);
      return precision.log1p(this.ties === 1 ? rest : precision.add(precision.of(others), rest));
    });
  }

  /** P_j = e^{d_j} / S of a class that is not at -inf, in a row that is not flat. */
  share(j: number, precision: Precision): Approximation {
    const { each, sum } = this.at(precision);
    return precision.divide(each[j]!, sum);
  }

  /** t = 1/k - P_j = r / (k S) of a maximal class, in a row that is not flat. */
  shortfall(precision: Precision): Approximation {
    const { rest, sum } = this.at(precision);
    return precision.divide(rest, precision.multiply(precision.of(rational(BigInt(this.ties))), sum));
  }

  /** 1 - P_j = (sum of the other e^d) / S, in a row that is not flat. */
  others(j: number, precision: Precision): Approximation {
    const { each, sum } = this.at(precision);
    const rest = each.filter((e, c): e is Approximation => e !== undefined && c !== j);
    return precision.divide(
      rest.reduce((a, b) => precision.add(a, b)),
      sum,
    );
  }

  private at(precision: Precision): Enclosed {
    return this.once(this.known, precision, () => new Enclosed(this, precision));
  }

  private once<T>(memory: Map<number, T>, { digits }: Precision, make: () => T): T {
    let known = memory.get(digits);
    if (known === undefined) {
      known = make();
      memory.set(digits, known);
    }
    return known;
  }
}

/** The rows of an N x C matrix of logits, finite or -inf, row-major; no row is -inf throughout. */
export function rowsOf(logits: Float64Array, rows: number, classes: number): Row[] {
  return Array.from({ length: rows }, (_, i) => {
    const row = logits.subarray(i * classes, (i + 1) * classes);
    const max = row.reduce((a, b) => Math.max(a, b), -Infinity);
    return new Row(
      Array.from(row, (x) => (x === -Infinity ? undefined : exact(x))),
      exact(max),
    );
  });
}
