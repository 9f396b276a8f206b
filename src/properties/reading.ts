import type { Mark, Reading } from '../contract/check.ts';
import type { Quantity } from '../contract/quantity.ts';
import type { Reply } from '../contract/question.ts';

/** The numbers that a reply gives for a quantity, where it gives any. */
export function numbers(reply: Reply | undefined, quantity: Quantity): Float64Array | undefined {
  const answer = reply?.answers[quantity];
  return answer?.kind === 'value' ? answer.values : undefined;
}

/** The marks of those quantities for which all the replies have numbers. */
export function read(
  replies: readonly Reply[],
  quantities: readonly Quantity[],
  mark: (answers: readonly Float64Array[], quantity: Quantity) => Mark,
): Reading {
  const reading: Partial<Record<Quantity, Mark>> = {};
  for (const quantity of quantities) {
    const answers = replies.map((reply) => numbers(reply, quantity));
    if (answers.every((answer) => answer !== undefined)) reading[quantity] = mark(answers, quantity);
  }
  return reading;
}

/** The mark of something that has no levels: right, or wrong in the way the complaint says. */
export function must(compared: number, complaint: string | undefined): Mark {
  const counts = { compared, excluded: 0 };
  return complaint === undefined ? { holds: 'exact', ...counts } : { holds: 'none', ...counts, complaint };
}

/** The mark with its complaint introduced by what it is about. */
export function explained(mark: Mark, about: string): Mark {
  return mark.complaint === undefined ? mark : { ...mark, complaint: `${about}: ${mark.complaint}` };
}
