import type { Mark, Reading } from '../contract/check.ts';
import { DIALECT, type SituationName } from '../contract/dialect.ts';
import type { Quantity } from '../contract/quantity.ts';
import type { Answer, Cause } from '../contract/question.ts';
import { show } from '../numeric/text.ts';

/** An outcome that is declared and never found: nothing is promised, so nothing is asked. */
export const UNCHECKED = 'unchecked';

/** An answer, and the outcomes that it looks like. */
export interface Seen {
  readonly quantity: Quantity;
  readonly answer: Answer;
  readonly outcomes: readonly string[];
}

/**
 * A mark for each quantity. What is declared is asserted; else one outcome for all of them is preferred to one for each.
 * @param covers outcome -> one that is as good where it is declared
 */
export function readingOf(
  seen: readonly Seen[],
  situation: SituationName,
  declared: string | undefined,
  covers: Readonly<Record<string, string>> = {},
): Reading {
  const known = Object.keys(DIALECT[situation].outcomes);
  const answered = seen.filter(({ answer }) => answer.kind !== 'broken');
  const shared = known.filter((outcome) => answered.every(({ outcomes }) => outcomes.includes(outcome)));
  const reading: Partial<Record<Quantity, Mark>> = {};
  for (const one of seen) {
    const mark =
      declared === undefined
        ? foundMark(one, shared.length > 0 ? shared : one.outcomes, known)
        : declaredMark(one, declared, covers[declared]);
    if (mark) reading[one.quantity] = mark;
  }
  return reading;
}

/** What was found; wrong only where it is nothing that is known. A subject that broke said nothing. */
function foundMark({ answer }: Seen, found: readonly string[], known: readonly string[]): Mark | undefined {
  if (answer.kind === 'broken') return undefined;
  if (found.length > 0) return { ...RIGHT, found: found.join(' or ') };
  const last = known.includes(UNCHECKED)
    ? `; where labels are the caller's to check, a module says so by export const capabilities = ${CALLERS}`
    : '';
  const others = known.filter((outcome) => outcome !== UNCHECKED).join(', ');
  return { ...WRONG, complaint: `${told(answer)}; known to come of this is ${others}${last}` };
}

/** Whether it is what was declared. To crash is something else; what only took too long may yet be right. */
function declaredMark({ answer, outcomes }: Seen, declared: string, covered?: string): Mark | undefined {
  if (answer.kind === 'broken' && !CRASHES.includes(answer.cause)) return undefined;
  if (outcomes.includes(declared)) return { ...RIGHT, found: declared };
  if (covered !== undefined && outcomes.includes(covered)) return { ...RIGHT, found: covered };
  const found = outcomes.length > 0 ? `${outcomes.join(' or ')}: ` : '';
  return { ...WRONG, complaint: `declared ${declared}, found ${found}${told(answer)}` };
}

/** What leaves labels to the caller: whoever does not check one kind seldom checks the other. */
const CALLERS = JSON.stringify({
  dialect: Object.fromEntries(
    Object.entries(DIALECT).flatMap(([name, { outcomes }]) =>
      UNCHECKED in outcomes ? [[name, UNCHECKED]] : [],
    ),
  ),
});

const RIGHT: Mark = { holds: 'exact', compared: 1, excluded: 0 };
const WRONG: Mark = { holds: 'none', compared: 1, excluded: 0 };
const CRASHES: readonly Cause[] = ['crashed', 'out-of-memory'];

function told(answer: Answer): string {
  if (answer.kind === 'value')
    return `the answer is ${Array.from(answer.values, show).join(', ') || 'empty'}`;
  return answer.kind === 'broken' ? answer.reason : `the input is ${answer.kind}: ${answer.reason}`;
}
