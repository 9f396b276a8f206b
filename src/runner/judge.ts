import type { Case, Check, Mark } from '../contract/check.ts';
import { worse } from '../contract/level.ts';
import type { Quantity } from '../contract/quantity.ts';
import type { Question, Reply } from '../contract/question.ts';
import { breakable, concerning, FORM, isMasked } from '../contract/requirement.ts';
import { type Break, hear } from './hear.ts';

/** A case that was asked: `replies[k]` came to `questions[k]`. */
export interface Tried {
  readonly case: Case;
  /** The number of its draw. */
  readonly index: number;
  readonly questions: readonly Question[];
  readonly replies: readonly Reply[];
}

/** What one case says of one quantity. */
export interface Outcome {
  /** Absent where nothing could be judged. */
  readonly mark?: Mark;
  /** The requirements that the mark speaks of. */
  readonly requirements: readonly string[];
  readonly broken?: Break;
}

/** Judges one case: the check's own marks, and beside them what is wrong with answers that are no values. */
export function judge(check: Check, tried: Tried, quantities: readonly Quantity[]): Map<Quantity, Outcome> {
  const heard = hear(check, tried.questions, tried.replies);
  const reading = tried.case.judge(heard.replies);
  const masked = isMasked(tried.questions);
  const [first] = check.compares ? heard.breaks.values() : [];
  return new Map(
    quantities.map((quantity) => {
      const fault = heard.faults.get(quantity);
      const broken = heard.breaks.get(quantity) ?? first;
      const refusal = heard.refusals.has(quantity) ? REFUSED : undefined;
      const mark = [reading[quantity], refusal, fault?.mark].reduce(both);
      const outcome = {
        requirements: fault ? [fault.requirement] : ofNumbers(quantity, check, masked),
        ...(mark && { mark }),
        ...(broken && { broken }),
      };
      return [quantity, outcome];
    }),
  );
}

function ofNumbers(quantity: Quantity, check: Check, masked: boolean): readonly string[] {
  return breakable(concerning(quantity, check.requirements), masked).filter((id) => !FORM.includes(id));
}

/** A refusal where refusing is right. */
const REFUSED: Mark = { holds: 'exact', compared: 1, excluded: 0 };

/** Two marks as one: the worse level, all that was compared, and the complaint of the later one. */
function both(a: Mark | undefined, b: Mark | undefined): Mark | undefined {
  if (!a || !b) return a ?? b;
  return {
    ...a,
    ...b,
    holds: worse(a.holds, b.holds),
    compared: a.compared + b.compared,
    excluded: a.excluded + b.excluded,
  };
}
