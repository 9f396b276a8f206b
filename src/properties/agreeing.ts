import { judge } from '../accuracy/judge.ts';
import type { Case, Draw } from '../contract/check.ts';
import { UsageError } from '../contract/errors.ts';
import type { Problem } from '../contract/problem.ts';
import type { Quantity } from '../contract/quantity.ts';
import type { Question } from '../contract/question.ts';
import type { Law, Trial } from './define.ts';
import { read } from './reading.ts';
import { truthOf } from './truth.ts';

/** The part of a law that all agreements share: one question, and each answer to it held against the reference. */
export function agreeing(quantities: readonly Quantity[]): Pick<Law<Problem>, 'trial' | 'drawnFrom'> {
  return {
    trial: (problem, draw) => agreement({ problem, quantities }, draw),
    drawnFrom: ([problem]) => problem,
  };
}

/** A question, and its answers held against the reference; without targets there is no loss to judge. */
export function agreement(question: Question, draw: Draw): Trial {
  const { problem } = question;
  const quantities = question.quantities.filter(
    (quantity) => problem.targets || quantity === 'softmax' || quantity === 'log_softmax',
  );
  const truth = truthOf(problem, draw, quantities);
  return {
    questions: [question],
    judge: (replies) => read(replies, quantities, ([answer], quantity) => judge(truth(quantity), answer!)),
  };
}

/**
 * The case of a check that asks one question after the other, each by itself.
 * @throws UsageError if there is more than one
 */
export function reviveOne(
  check: string,
  questions: readonly Question[],
  caseOf: (question: Question) => Case,
): Case {
  const [question, ...others] = questions;
  if (!question || others.length > 0) throw new UsageError(`${check}: a case of it is one question`);
  return caseOf(question);
}
