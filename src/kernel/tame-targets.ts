import { lostInProduct, lostInSum, Pair } from './pair.ts';
import type { Task } from './task.ts';

/** Numbers of a tame row are 0, or from here to there, apart from the terms. */
const SMALLEST = 2 ** -200;
const LARGEST = 2 ** 100;

/**
 * What TargetWeights gives, a row at once, as pairs without exponents of their own: for rows whose targets and weights are
 * tame. The operations are the same, and so are the bits.
 */
export class TameTargets {
  readonly hi: Float64Array;
  readonly lo: Float64Array;
  /** The sum tau of the row. */
  readonly sum = new Pair();
  private readonly task: Task;
  private readonly kept: Pair;
  private readonly share: Pair;
  /** Whether what does not depend on the row is tame. */
  private readonly isTame: boolean;
  /** The label of the row that was read last; with labels, nothing else differs between rows. */
  private label: number | undefined;

  constructor(task: Task) {
    const { classes, labels, weights, smoothing } = task;
    this.task = task;
    this.hi = new Float64Array(classes);
    this.lo = new Float64Array(classes);
    this.kept = new Pair().set(1).add(-smoothing);
    this.share = new Pair().set(smoothing).dividedBy(classes);
    this.isTame = isTame(smoothing) && (weights === undefined || weights.every(isTame));
    if (labels) for (let j = 0; j < classes; j++) this.put(j, 0);
  }

  /** These, of row i; undefined if it is not tame. */
  read(i: number): this | undefined {
    if (!this.isTame) return undefined;
    const { targets, labels, classes } = this.task;
    if (targets) {
      for (let j = 0; j < classes; j++) {
        const target = targets[i * classes + j]!;
        if (!isTame(target)) return undefined;
        this.put(j, target);
      }
    } else if (labels) {
      if (this.label !== undefined) this.put(this.label, 0);
      this.label = labels[i]!;
      this.put(this.label, 1);
    }
    this.addUp();
    return this;
  }

  /** T of class j, with the target t. */
  private put(j: number, t: number): void {
    const { weights, smoothing } = this.task;
    const { kept, share } = this;
    let hi = t;
    let lo = 0;
    if (smoothing > 0) {
      const product = t * kept.hi;
      const lost = lostInProduct(t, kept.hi, product) + t * kept.lo;
      const whole = product + lost;
      const sum = whole + share.hi;
      const low = lost - (whole - product) + share.lo + lostInSum(whole, share.hi, sum);
      hi = sum + low;
      lo = low - (hi - sum);
    }
    if (weights) {
      const weight = weights[j]!;
      const product = hi * weight;
      const lost = lostInProduct(hi, weight, product) + lo * weight;
      hi = product + lost;
      lo = lost - (hi - product);
    }
    this.hi[j] = hi;
    this.lo[j] = lo;
  }

  private addUp(): void {
    let hi = 0;
    let lo = 0;
    for (let j = 0; j < this.hi.length; j++) {
      const sum = hi + this.hi[j]!;
      const low = lo + this.lo[j]! + lostInSum(hi, this.hi[j]!, sum);
      hi = sum + low;
      lo = low - (hi - sum);
    }
    this.sum.set(hi, lo);
  }
}

/** For rows with targets; undefined where all have a label, and that alone. */
export function tameTargetsOf(task: Task): TameTargets | undefined {
  return task.labels && task.smoothing === 0 ? undefined : new TameTargets(task);
}

function isTame(value: number): boolean {
  return value === 0 || (value >= SMALLEST && value <= LARGEST);
}
