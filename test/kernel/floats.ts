import { formatOf } from '../../src/numeric/format.ts';
import { distance } from '../../src/numeric/ordinal.ts';

const float64 = formatOf('float64');

/** The most floats by which an answer is away from the correctly rounded values, typed in from mpmath at 600 bits. */
export function off(answer: number | ArrayLike<number>, correct: readonly number[]): number {
  const answers = typeof answer === 'number' ? [answer] : Array.from(answer);
  if (answers.length !== correct.length) return Number.POSITIVE_INFINITY;
  return Math.max(...answers.map((a, k) => distance(a, correct[k]!, float64)));
}
