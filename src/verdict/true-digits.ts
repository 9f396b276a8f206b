import type { Dialect } from '../contract/dialect.ts';
import type { Digits } from '../contract/digits.ts';
import { UndecidedError, UsageError } from '../contract/errors.ts';
import type { Problem } from '../contract/problem.ts';
import type { Quantity } from '../contract/quantity.ts';
import type { Finding } from '../contract/report.ts';
import { meant } from '../model/meant.ts';
import { digits } from '../oracle/digits.ts';

/** As many as vectors have. */
const DIGITS = 40;

/**
 * A finding with the true values of what it shows, digit by digit: of the worst answer, and of what is wrong in the
 * counterexample. They hang on the problem alone, so that a shard need not carry them.
 * @param dialect what the subject declares
 */
export function withDigits(finding: Finding, dialect: Dialect): Finding {
  const { quantity, worst, counterexample } = finding;
  const element = counterexample?.element;
  if (!worst && !element) return finding;
  const of = (problem: Problem | undefined, n: number) =>
    problem && digitsOf(meant(problem, dialect), quantity, n);
  return {
    ...finding,
    ...(worst && { worst: { ...worst, ...of(worst.problem.problem, worst.element) } }),
    ...(counterexample &&
      element && {
        counterexample: {
          ...counterexample,
          element: {
            ...element,
            ...of(counterexample.questions[element.question]?.problem, element.element),
          },
        },
      }),
  };
}

/** Nothing where the problem has no value, or one that no number of digits settles. */
function digitsOf(problem: Problem, quantity: Quantity, n: number): { readonly digits?: Digits } {
  try {
    return { digits: digits(problem, quantity, n, DIGITS) };
  } catch (error) {
    if (error instanceof UsageError || error instanceof UndecidedError) return {};
    throw error;
  }
}
