import { exact, rational, subtract } from '../numeric/rational.ts';
import { exactly } from './approximation.ts';
import { type Ball, type Precision, VANISHING } from './ball.ts';
import { DEEP_EXPONENT, DEEPEST } from './exponentials.ts';
import type { Row } from './row.ts';

/** So many powers are kept: rows with many elements to decide have few logits, and long rows few to decide. */
const KEPT = 1000;

/** One row of logits in fixed point, at one precision; what Row is to the double-double tier. */
export class FineRow {
  private readonly row: Row;
  private readonly precision: Precision;
  /** r, for a row that is not flat, and S. */
  private readonly others: Ball | undefined;
  private readonly sum: Ball;
  private readonly powers = new Map<number, Ball>();
  private logarithm?: Ball;

  constructor(row: Row, precision: Precision) {
    this.row = row;
    this.precision = precision;
    this.others = row.flat ? undefined : this.sumBelow();
    this.sum = this.plus(row.ties);
  }

  /** P = e^d / S of a class below the maximum. */
  share(n: number): Ball {
    return this.precision.divide(this.power(n), this.sum);
  }

  /** 1/k - P = r / (k S) of a maximal class, in a row that is not flat. */
  shortfall(): Ball {
    const { precision, row, others, sum } = this;
    return precision.divide(others!, precision.multiply(this.whole(row.ties), sum));
  }

  /** ln S = ln(1 + (k - 1 + r)), in a row in which S is not 1. */
  logSum(): Ball {
    this.logarithm ??= this.precision.log1p(this.plus(this.row.ties - 1), exactly(this.row.logSum));
    return this.logarithm;
  }

  /** e^d; below -10^6 only a bound. Equal logits have equal powers. */
  private power(n: number): Ball {
    const { cells, max } = this.row;
    const logit = cells.logits[n]!;
    if (cells.gap[n]! < DEEPEST) return this.precision.atMost(DEEP_EXPONENT);
    const known = this.powers.get(logit);
    if (known) return known;
    const power = this.precision.exp(subtract(exact(logit), exact(max)));
    if (this.powers.size < KEPT) this.powers.set(logit, power);
    return power;
  }

  /** r. Terms below 2^-bits of it are not worked out; each is less than a unit. */
  private sumBelow(): Ball {
    const { row, precision } = this;
    const top = row.others.exponent;
    if (top < VANISHING) return precision.atMost(top + 1);
    return precision.sum(this.nearTerms(top - precision.bits - 2), top, row.to - row.from);
  }

  private *nearTerms(least: number): Generator<Ball, void, void> {
    const { cells, from, to } = this.row;
    for (let n = from; n < to; n++) {
      if (cells.power.exponent[n]! >= least && !this.row.isMax(n)) yield this.power(n);
    }
  }

  /** k + r, or r alone. */
  private plus(k: number): Ball {
    if (k === 0) return this.others!;
    return this.others ? this.precision.add(this.whole(k), this.others) : this.whole(k);
  }

  private whole(k: number): Ball {
    return this.precision.of(rational(BigInt(k)));
  }
}
