import type { Problem } from '../contract/problem.ts';
import type { Question } from '../contract/question.ts';
import type { Tensor } from '../numeric/tensor.ts';

/** Whether two lists of questions are about the same problems, bit by bit and in the same order; any NaN is NaN. */
export function sameProblems(some: readonly Question[], others: readonly Question[]): boolean {
  return some.length === others.length && some.every(({ problem }, k) => same(problem, others[k]!.problem));
}

function same(a: Problem, b: Problem): boolean {
  return (
    sameTensor(a.logits, b.logits) &&
    a.targets?.kind === b.targets?.kind &&
    sameValues(targetsOf(a), targetsOf(b)) &&
    sameTensor(a.weights, b.weights) &&
    a.labelSmoothing === b.labelSmoothing &&
    a.ignoreIndex === b.ignoreIndex &&
    a.reduction === b.reduction &&
    sameTensor(a.upstream, b.upstream) &&
    a.layout?.axis === b.layout?.axis &&
    a.layout?.shape.join() === b.layout?.shape.join()
  );
}

function targetsOf({ targets }: Problem): ArrayLike<number> {
  if (targets?.kind === 'probabilities') return targets.values.values;
  return targets?.values ?? [];
}

function sameTensor(a: Tensor | undefined, b: Tensor | undefined): boolean {
  if (!a || !b) return a === b;
  return a.dtype === b.dtype && a.shape.join() === b.shape.join() && sameValues(a.values, b.values);
}

function sameValues(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  return a.length === b.length && Array.from(a).every((value, k) => Object.is(value, b[k]));
}
