import { type DirectRows, type DirectTask, PlainDirectRows } from './direct-rows.ts';
import { GeneralRows, type Wanted } from './general-rows.ts';
import type { Task } from './task.ts';

/**
 * All rows of a task, each on its path: an ignored one is only 0; one with a label and no other option is direct, if its
 * logits are; the others are general.
 */
export class Rows {
  private readonly task: Task;
  private readonly wanted: Wanted;
  private readonly direct: DirectRows;
  private readonly directTask: DirectTask | undefined;
  private general: GeneralRows | undefined;

  constructor(task: Task, wanted: Wanted, direct: DirectRows = new PlainDirectRows()) {
    this.task = task;
    this.wanted = wanted;
    this.direct = direct;
    const { logits, labels, classes, weights, smoothing, upstream } = task;
    const { gradient, each, total } = wanted;
    const divisor = task.divisor.rounded();
    if (labels && !weights && smoothing === 0 && !upstream) {
      this.directTask = { logits, labels, classes, divisor, gradient, each, total: total?.direct };
    }
  }

  /** Where no row counts the mean has nothing to divide by: its gradient is 0, its loss (elsewhere) 0 / 0. */
  run(): void {
    const { rows, classes, divisor } = this.task;
    if (divisor.isZero) {
      this.wanted.gradient?.fill(0);
      return;
    }
    for (let i = 0; i < rows; i++) {
      const end = this.nextIgnored(i);
      this.runCounted(i, end);
      if (end < rows) {
        this.wanted.gradient?.fill(0, end * classes, (end + 1) * classes);
        this.wanted.each?.fill(0, end, end + 1);
      }
      i = end;
    }
  }

  private runCounted(from: number, to: number): void {
    for (let i = from; ; i++) {
      if (this.directTask) i = this.direct.entropy(this.directTask, i, to);
      if (i >= to) return;
      this.general ??= new GeneralRows(this.task, this.wanted);
      this.general.run(i);
    }
  }

  /** The first row from `from` on that is ignored, or the number of rows. */
  private nextIgnored(from: number): number {
    const { labels, ignoreIndex, rows } = this.task;
    if (!labels || ignoreIndex === undefined) return rows;
    let i = from;
    while (i < rows && labels[i] !== ignoreIndex) i++;
    return i;
  }
}
