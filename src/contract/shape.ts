import type { Layout, Problem } from './problem.ts';
import type { Quantity } from './quantity.ts';

/** The shape of the answer to one quantity of a problem: that of the logits, or for a loss [N] or [] once reduced. */
export function answerShape(problem: Problem, quantity: Quantity): readonly number[] {
  if (quantity !== 'cross_entropy') return problem.logits.shape;
  return problem.reduction === 'none' ? problem.logits.shape.slice(0, 1) : [];
}

/** The same as the subject is to give it: in the layout of the problem, where it has one. */
export function presentedShape(problem: Problem, quantity: Quantity): readonly number[] {
  const { layout, reduction } = problem;
  if (!layout) return answerShape(problem, quantity);
  if (quantity !== 'cross_entropy') return layout.shape;
  return reduction === 'none' ? rowsShape(layout) : [];
}

/** The shape of what there is one of for each row: all axes but that of the classes. */
export function rowsShape({ shape, axis }: Layout): readonly number[] {
  return shape.toSpliced(axis, 1);
}

/** How many numbers that answer has. */
export function answerLength(problem: Problem, quantity: Quantity): number {
  return answerShape(problem, quantity).reduce((length, side) => length * side, 1);
}
