import type { Problem } from '../contract/problem.ts';
import type { Outputs } from '../contract/quantity.ts';
import { presentedValues } from '../model/presented.ts';
import { digits } from '../reference/digits.ts';
import { expected } from '../reference/expected.ts';
import { matrixOf, valuesOf } from '../reference/quantities.ts';
import type { Expectation } from './case.ts';
import { expectationsOf } from './expectations.ts';

const DIGITS = 40;

/**
 * What is expected of the quantities of a problem, each answered in the dtype given, with the digits of the true values:
 * from the reference, and from nothing else.
 * @throws UsageError where the problem has no value by the definition; UndecidedError at the cap of digits
 */
export function derive(problem: Problem, outputs: Outputs): Expectation[] {
  const matrix = matrixOf(problem);
  return expectationsOf(expected(problem, outputs)).map((expectation) => {
    const { quantity } = expectation;
    const values = valuesOf(matrix, quantity, problem.reduction === 'none');
    const places = presentedValues(
      Float64Array.from(values, (_, n) => n),
      problem,
      quantity,
    );
    const written = Array.from(places, (n) => digits(values[n]!, DIGITS));
    return {
      ...expectation,
      digits: written.map(({ text }) => text),
      rest: written.map(({ rest }) => rest),
    };
  });
}
