import { QUANTITIES, type Quantity } from '../contract/quantity.ts';
import type { Answer, Cause, Question, Reply } from '../contract/question.ts';
import type { Subject } from '../contract/subject.ts';
import { ask, narrow } from './ask.ts';
import type { Limits } from './effort.ts';

/** A case with a reply to each of its questions, and by which cause each quantity broke, if it did. */
export interface Completed {
  readonly replies: readonly Reply[];
  readonly broke: ReadonlyMap<Quantity, Cause>;
}

/** Stands where nothing was asked any more. */
const UNASKED: Answer = { kind: 'broken', cause: 'unreachable', reason: 'it was not asked any more' };

/**
 * The replies to the questions of one case: those that are there, and the others asked for, one question after the other.
 * A quantity that broke is not asked again in this case. So what is found is the same however much was asked before.
 * @param known the replies that came when many cases were asked together, without answers where there was no patience left
 * @param off quantities that are not asked any more
 */
export async function complete(
  subject: Subject,
  questions: readonly Question[],
  known: readonly Reply[],
  limits: Limits,
  off: (quantity: Quantity) => boolean,
): Promise<Completed> {
  const broke = new Map<Quantity, Cause>();
  const replies: Reply[] = [];
  for (const [k, question] of questions.entries()) {
    const wanted = question.quantities.filter((quantity) => !off(quantity) && !broke.has(quantity));
    const asked = narrow(question, wanted);
    const whole = wanted.length === question.quantities.length;
    // A question that broke may have been broken by what is not asked any more.
    const there = known[k];
    const usable =
      there && wasAsked(there) && (whole || wanted.every((quantity) => !causeOf(there, quantity)));
    const reply = usable ? there : (await ask(subject, [asked], limits))[0]!;
    for (const quantity of wanted) {
      const cause = causeOf(reply, quantity);
      if (cause) broke.set(quantity, cause);
    }
    replies.push(whole ? reply : { ...reply, answers: { ...reply.answers, ...unasked(question, wanted) } });
  }
  return { replies, broke };
}

function wasAsked({ answers }: Reply): boolean {
  return Object.keys(answers).length > 0;
}

/** Why there is no answer, if there is none. */
function causeOf({ answers }: Reply, quantity: Quantity): Cause | undefined {
  const answer = answers[quantity];
  if (!answer) return 'protocol';
  return answer.kind === 'broken' ? answer.cause : undefined;
}

function unasked({ quantities }: Question, wanted: readonly Quantity[]): Reply['answers'] {
  const rest = QUANTITIES.filter((quantity) => quantities.includes(quantity) && !wanted.includes(quantity));
  return Object.fromEntries(rest.map((quantity) => [quantity, UNASKED]));
}
