import type { Quantity } from '../contract/quantity.ts';

/** What any row with one label can have, whatever its logits: of the mean loss and its gradient, too. */
const RANGES: Readonly<Record<Quantity, readonly [number, number]>> = {
  softmax: [0, 1],
  log_softmax: [Number.NEGATIVE_INFINITY, 0],
  cross_entropy: [0, Number.POSITIVE_INFINITY],
  cross_entropy_grad: [-1, 1],
};

/**
 * Whether an answer says of itself that it is none: NaN among its numbers, and beside it no number that a row cannot
 * have, which would be neither an answer nor a sign.
 */
export function isSpoilt(quantity: Quantity, answer: Float64Array): boolean {
  const [low, high] = RANGES[quantity];
  return answer.some(Number.isNaN) && answer.every((one) => Number.isNaN(one) || (low <= one && one <= high));
}
