// Probabilities that are twice what they should be.
import { softmax as right } from './textbook.mjs';

export const name = 'doubled';

export function softmax(logits, rows, classes) {
  return right(logits, rows, classes).map((p) => 2 * p);
}
