import type { Quantity } from '../contract/quantity.ts';
import type { Question } from '../contract/question.ts';
import type { Capabilities, Claims } from '../contract/subject.ts';
import { unclaimed } from '../contract/unclaimed.ts';
import type { Dtype } from '../numeric/format.ts';

/** Why a subject cannot be asked these questions, all of one dtype; undefined where it can be asked some of each. */
export function lacking(
  questions: readonly Question[],
  capabilities: Capabilities,
  dtype: Dtype,
): string | undefined {
  const claimed = capabilities.cells.filter((cell) => cell.dtype === dtype).map((cell) => cell.quantity);
  const asked = quantitiesOf(questions);
  if (!asked.some((quantity) => claimed.includes(quantity))) {
    return `does not claim ${asked.join(' or ')} in ${dtype}`;
  }
  const missing = new Set(questions.flatMap((question) => lacks(question, capabilities)));
  return missing.size === 0 ? undefined : `does not claim ${[...missing].join(', ')}`;
}

/** All quantities that any of the questions asks for. */
export function quantitiesOf(questions: readonly Question[]): Quantity[] {
  return [...new Set(questions.flatMap(({ quantities }) => quantities))];
}

/** What a question needs and is not among the claims, in words. */
export function lacks({ problem, quantities }: Question, claims: Claims): string[] {
  return [...new Set(quantities.flatMap((quantity) => unclaimed(problem, quantity, claims)))];
}
