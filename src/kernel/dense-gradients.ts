import { UNSCALE } from './gap-exponentials.ts';
import type { GeneralRow } from './general-row.ts';
import { Pair } from './pair.ts';

/** A row with a target above this is computed in units of LARGE_UNIT, so that no product overflows. */
const LARGE = 2 ** 400;
const LARGE_UNIT = 2 ** 600;

/** In units of LARGE_UNIT a product below this has digits to spare in the units of the others. */
const MODEST = 2 ** -100;

/**
 * Rows of dLoss/dX for target weights: G_j = (tau P_j - T_j) / D, tau the sum of the row's T.
 *
 * Never as P - T, which loses the digits where P is close to 1. With e_j the terms of the row, S their sum, and "others"
 * the sum of all but j's own, tau P_j - T_j = ((others of T) e_j - T_j (others of e)) / S. Each product is right to 2^-58:
 * the result is within 1 ulp of the larger one of tau P / D and T / D, and faithful where the other is 0.
 */
export class DenseGradients {
  private readonly own = new Pair();
  private readonly others = new Pair();
  private readonly total = new Pair();
  private readonly numerator = new Pair();

  /** Writes a row to `out` from `start`, where its targets are as well; `divisor` is S D. */
  write(
    row: GeneralRow,
    targets: Float64Array,
    divisor: Pair,
    out: Float64Array,
    start: number,
    end: number,
  ) {
    const { own, others, total, numerator } = this;
    const rowUnit = unitOf(targets, start, end);
    total.set(0);
    for (let k = start; k < end; k++) total.add(targets[k]! / rowUnit);
    for (let k = start; k < end; k++) {
      const target = targets[k]!;
      let unit = rowUnit;
      row.term(k - start, own);
      numerator
        .set(total.hi, total.lo)
        .add(-target / unit)
        .times(own.hi, own.lo);
      if (unit !== 1 && target < 1 && numerator.hi < MODEST) {
        numerator.set(numerator.hi * unit, numerator.lo * unit);
        unit = 1;
      }
      row.others(k - start, others);
      others.times(target / unit);
      numerator.add(-others.hi, -others.lo);
      out[k] = numerator.over(divisor.hi, divisor.lo) * (unit * UNSCALE);
    }
  }
}

function unitOf(targets: Float64Array, start: number, end: number): number {
  for (let k = start; k < end; k++) if (targets[k]! > LARGE) return LARGE_UNIT;
  return 1;
}
