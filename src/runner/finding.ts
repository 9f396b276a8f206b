import type { Check, Mark } from '../contract/check.ts';
import type { Dialect } from '../contract/dialect.ts';
import type { Quantity } from '../contract/quantity.ts';
import type { Counterexample, Finding, Status } from '../contract/report.ts';
import { concerning } from '../contract/requirement.ts';
import type { Dtype } from '../numeric/format.ts';
import type { Tried } from './judge.ts';
import type { Tally } from './tally.ts';

/** What a finding is about: a check on one cell. */
export interface Place {
  readonly check: Check;
  readonly quantity: Quantity;
  readonly dtype: Dtype;
  /** What the subject declares. */
  readonly dialect: Dialect;
}

/** The finding of a check that was not made, and why. */
export function skipped(place: Place, reason: string): Finding {
  return { ...named(place), status: 'skip', reason, cases: 0, compared: 0, excluded: 0 };
}

/** The finding of a check that broke down on our side. */
export function ourBug(place: Place, reason: string): Finding {
  const zero = { cases: 0, compared: 0, excluded: 0 };
  return { ...named(place), status: 'broken', cause: 'our-bug', reason, ...zero };
}

/**
 * The finding that a tally amounts to. A failure outweighs what broke beside it.
 * @param left how many cases were not asked: since too many had broken, or beyond the limits of the subject
 */
export function concluded(
  place: Place,
  tally: Tally,
  left: { readonly unasked: number; readonly beyond: number },
  counterexample?: Counterexample,
): Finding {
  const { broken, failure, histogram, measures, worst } = tally;
  const status = statusOf(tally, isUndeclared(place));
  const hasLevel = place.check.kind !== 'probe' && (status === 'fail' || tally.compared > 0);
  const level = hasLevel ? tally.level : undefined;
  const reason = {
    fail: failure?.outcome.mark?.complaint,
    broken: broken?.broken.reason,
    skip: broken?.broken.reason ?? (tally.cases === 0 && left.beyond > 0 ? BEYOND : NOTHING),
    pass: undefined,
  };
  return {
    ...named(place, tally.found ?? broken?.broken.cause),
    ...(status === 'fail' && { requirements: tally.broke }),
    status,
    ...(level && { level }),
    ...(reason[status] && { reason: reason[status] }),
    ...(broken && { cause: broken.broken.cause }),
    cases: tally.cases,
    compared: tally.compared,
    excluded: tally.excluded,
    ...(left.beyond > 0 && { beyond: left.beyond }),
    ...(left.unasked > 0 && { unasked: left.unasked }),
    ...(histogram && { histogram }),
    ...(measures && isMeasured(place.check) && { measures }),
    ...(worst && { worst }),
    ...(counterexample && { counterexample }),
  };
}

/** Laws measure other things than the true values, and floats say nothing of gradients of dense targets. */
function isMeasured({ kind, option }: Check): boolean {
  return (kind === 'agreement' || kind === 'vectors') && option === undefined;
}

const NOTHING = 'nothing was compared';
const BEYOND = 'all its cases are beyond the limits of the subject';

/** What breaks only where nothing is promised leaves the verdict on all else as it is. */
function statusOf({ broken, failure, compared }: Tally, undeclared: boolean): Exclude<Status, 'known'> {
  if (failure) return 'fail';
  if (broken) return undeclared ? 'skip' : 'broken';
  return compared > 0 ? 'pass' : 'skip';
}

/** Whether it is a probe of something of which the subject says nothing. */
function isUndeclared({ check: { situation }, dialect }: Place): boolean {
  return situation !== undefined && dialect[situation] === undefined;
}

/** The case that fails, with what is wrong with it. */
export function failing({ case: { id }, index, questions, replies }: Tried, mark?: Mark): Counterexample {
  const complaint = mark?.complaint ?? '';
  const element = mark?.decisive ?? mark?.worst;
  return { case: id, index, complaint, ...(element && { element }), questions, replies };
}

/** The one question of a case that got no answer. */
export function breaking({ tried, broken }: NonNullable<Tally['broken']>): Counterexample {
  const questions = [tried.questions[broken.question]!];
  const replies = [tried.replies[broken.question]!];
  return { case: tried.case.id, index: tried.index, complaint: broken.reason, questions, replies };
}

function named({ check, quantity, dtype, dialect }: Place, found?: string) {
  const { id, kind, title, why, option, situation } = check;
  const requirements = concerning(quantity, check.requirements);
  const declared = situation && dialect[situation];
  return {
    check: id,
    kind,
    title,
    why,
    requirements,
    quantity,
    dtype,
    ...(option !== undefined && { option }),
    ...(situation && {
      dialect: { situation, ...(declared && { declared }), ...(found !== undefined && { found }) },
    }),
  };
}
