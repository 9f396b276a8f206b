import type { Problem } from './problem.ts';
import type { Quantity } from './quantity.ts';

/** The shape of the answer to one quantity of a problem: that of the logits, or for a loss [N] or [] once reduced. */
export function answerShape(problem: Problem, quantity: Quantity): readonly number[] {
  if (quantity !== 'cross_entropy') return problem.logits.shape;
  return problem.reduction === 'none' ? problem.logits.shape.slice(0, 1) : [];
}

/** How many numbers that answer has. */
export function answerLength(problem: Problem, quantity: Quantity): number {
  return answerShape(problem, quantity).reduce((length, side) => length * side, 1);
}
