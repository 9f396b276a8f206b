import { Pair } from './pair.ts';
import type { Row } from './row.ts';
import type { Task } from './task.ts';
import { SCALE } from './term.ts';

/** The scale of a total that is too large for SCALE. */
const SMALL_SCALE = 2 ** -200;

/** Up to here a scaled total can be divided as a pair. Above it in SMALL_SCALE, the quotient is beyond all floats. */
const LARGE = 2 ** 900;

/**
 * Row losses l_i = sum_j T_ij (-L_ij), and quotients of their sums.
 *
 * -L = (max - x) + ln S goes into the sum as its parts, each with its rounding error; all are positive, so nothing
 * cancels. The loss of a row with a label errs by 1.66 u from the terms, 1 ulp from the logarithm and half an ulp from
 * its rounding: 3.2 floats. Were many rows to err most, and all in one direction, their mean could err by 4.2, and by
 * 5.2 with targets other than 0 and 1, whose products are rounded; of 9 000 such means and sums, the worst was 1.6 off.
 */
export class Losses {
  private readonly task: Task;
  private readonly row: Row;
  private readonly total = new Pair();

  constructor(task: Task, row: Row) {
    this.task = task;
    this.row = row;
  }

  /**
   * (l_from + ... + l_{to-1}) / divisor, rounded once: as the sum is kept times a scale, row losses that are subnormal
   * keep their digits, and row losses or sums beyond the largest float do no harm where the quotient is not.
   * `visit` is called once for each row, when the row has been read.
   */
  reduced(from: number, to: number, divisor: number, visit?: (i: number) => void): number {
    this.addUp(from, to, SCALE, visit);
    if (!(this.total.hi > LARGE)) return this.total.over(divisor) / SCALE;
    this.addUp(from, to, SMALL_SCALE);
    if (!(this.total.hi > LARGE)) return this.total.over(divisor) / SMALL_SCALE;
    return Number.POSITIVE_INFINITY;
  }

  private addUp(from: number, to: number, scale: number, visit?: (i: number) => void): void {
    const { row, total } = this;
    const { logits, classes, labels, targets } = this.task;
    total.set(0);
    for (let i = from; i < to; i++) {
      const start = i * classes;
      row.read(logits, start, start + classes);
      if (labels) row.addSurprisal(logits[start + labels[i]!]!, 1, scale, total);
      if (targets) {
        for (let k = start; k < start + classes; k++) row.addSurprisal(logits[k]!, targets[k]!, scale, total);
      }
      visit?.(i);
    }
  }
}
