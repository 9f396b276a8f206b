import type { GeneralRow } from './general-row.ts';
import type { TargetWeights } from './target-weights.ts';
import { Wide } from './wide.ts';

/**
 * Rows of dLoss/dX for target weights: G_j = (tau P_j - T_j) f, tau the sum of the row's T.
 *
 * Never as P - T, which loses the digits where P is close to 1. With e_j the terms of the row, S their sum, and "others"
 * the sum of all but j's own, tau P_j - T_j = ((others of T) e_j - T_j (others of e)) / S. Each product is right to 2^-57:
 * the result is within 1 ulp of the larger one of tau P f and T f, and faithful where the other is 0.
 */
export class DenseGradients {
  private readonly weights: TargetWeights;
  private readonly target = new Wide();
  private readonly term = new Wide();
  private readonly total = new Wide();
  private readonly numerator = new Wide();

  constructor(weights: TargetWeights) {
    this.weights = weights;
  }

  /** Writes row i to `out` from `start`; `divisor` is S / |f|, `sign` that of f. */
  write(row: GeneralRow, i: number, divisor: Wide, sign: number, out: Float64Array, start: number): void {
    const { weights, target, term, total, numerator } = this;
    const { classes } = row;
    total.set(0);
    for (let j = 0; j < classes; j++) total.add(weights.of(i, j, target));
    for (let j = 0; j < classes; j++) {
      weights.of(i, j, target);
      row.term(j, term);
      numerator.copy(total).subtract(target).times(term);
      row.others(j, term);
      numerator.subtract(target.times(term));
      out[start + j] = sign * numerator.over(divisor);
    }
  }
}
