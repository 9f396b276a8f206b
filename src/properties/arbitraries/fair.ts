import type { Draw } from '../../contract/check.ts';
import { formatOf } from '../../numeric/format.ts';
import { exponentOf } from '../../numeric/words.ts';
import { classesOf } from './batch.ts';
import { type Combination, dividesByWeights, isDense, keptLabels } from './combination.ts';

/** Exponents of what may come up on the way to a result. */
export interface Room {
  readonly lowest: number;
  readonly highest: number;
}

/** The room that there is in the format of the logits and in those of the answers: the normal numbers, less a margin. */
export function roomOf({ dtype, outputs }: Pick<Draw, 'dtype' | 'outputs'>): Room {
  const { cross_entropy = dtype, cross_entropy_grad = dtype } = outputs;
  const formats = [dtype, cross_entropy, cross_entropy_grad].map(formatOf);
  return {
    lowest: Math.max(...formats.map(({ minExponent }) => minExponent)),
    // A quarter of the largest finite number: the domain of the levels.
    highest: Math.min(...formats.map(({ maxExponent }) => maxExponent)) - 2,
  };
}

/**
 * Whether every honest algorithm has its chance, in whatever order it multiplies: some row counts, no partial product
 * overflows, and none loses digits to underflow that a later factor, or a sum over classes, would bring to light. The
 * levels assume as much (spec/accuracy.md, "The domain" and "Underflow"). An option alone may have subnormal numbers.
 */
export function isFair(one: Combination, room: Room): boolean {
  const kept = keptLabels(one);
  if (one.targets === undefined && kept.length === 0) return false;
  if (isDense(one) && one.batch.rows.some(({ logits }) => logits.includes(Number.NEGATIVE_INFINITY)))
    return false;

  const divisor = divisorOf(one);
  if (divisor === 0) return false;
  const given = factors(one);
  const growth = given.reduce(
    (sum, sizes) => sum + Math.max(0, ...sizes.map(digits)),
    Math.max(0, -exponentOf(divisor)),
  );
  if (growth > 0 && growth + digits(total(one)) > room.highest) return false;
  const alone = given.length < 2 && (!isDense(one) || (one.targets !== undefined && divisor === 1));
  const loss = given.reduce((sum, sizes) => sum + Math.min(0, ...sizes.map(exponentOf)), 0);
  return alone || loss - Math.max(0, digits(divisor)) >= room.lowest;
}

/** The sizes of the numbers of each option, zeros apart: one of each is multiplied with the others. */
function factors({ batch, targets, weights, smoothing, upstream }: Combination): number[][] {
  const share = smoothing === undefined ? undefined : [smoothing / classesOf(batch)];
  return [targets?.flat(), weights, share, upstream?.map(Math.abs)].flatMap((sizes) =>
    sizes ? [sizes.filter((size) => size > 0)] : [],
  );
}

/** D. */
export function divisorOf(one: Combination): number {
  const kept = keptLabels(one);
  if (dividesByWeights(one)) return kept.reduce((sum, label) => sum + one.weights![label]!, 0);
  if (one.reduction !== 'mean') return 1;
  return one.targets ? one.batch.rows.length : kept.length;
}

/** No less than the sum of |L| over all elements, and no less than their number. */
export function total({ batch }: Combination): number {
  let sum = 0;
  for (const { logits } of batch.rows) {
    const most = Math.max(...logits);
    // log C < digits of C.
    for (const x of logits) sum += digits(logits.length) + (x === Number.NEGATIVE_INFINITY ? 0 : most - x);
  }
  return sum;
}

/** The least n with size < 2^n. */
export function digits(size: number): number {
  return size === 0 ? Number.NEGATIVE_INFINITY : exponentOf(size) + 1;
}
