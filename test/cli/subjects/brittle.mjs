// Right, but where a logit is large: there the process ends, or the sum of a row is left out.
import { softmax as right } from './textbook.mjs';

export const name = 'brittle';

export function softmax(logits, rows, classes) {
  if (logits.some((x) => Math.abs(x) > 500)) process.exit(7);
  return right(logits, rows, classes).map((p) => (classes === 7 ? p / 2 : p));
}
