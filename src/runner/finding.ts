import type { Check, Mark } from '../contract/check.ts';
import type { Dialect } from '../contract/dialect.ts';
import type { About, Tally } from '../contract/part.ts';
import type { Quantity } from '../contract/quantity.ts';
import type { Reply } from '../contract/question.ts';
import type { Counterexample, Finding, Status } from '../contract/report.ts';
import { concerning } from '../contract/requirement.ts';
import type { Dtype } from '../numeric/format.ts';
import type { Tried } from './judge.ts';
import type { Breaking } from './tally.ts';

/** What a finding of a check on a cell is about, of a subject that declares this dialect. */
export function aboutOf(check: Check, quantity: Quantity, dtype: Dtype, dialect: Dialect): About {
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
    ...(situation && { dialect: { situation, ...(declared && { declared }) } }),
  };
}

/** The finding of a check that was not made, and why. */
export function skipped(about: About, reason: string): Finding {
  return { ...about, status: 'skip', reason, cases: 0, compared: 0, excluded: 0 };
}

/** The finding of a check that broke down on our side. */
export function ourBug(about: About, reason: string): Finding {
  const zero = { cases: 0, compared: 0, excluded: 0 };
  return { ...about, status: 'broken', cause: 'our-bug', reason, ...zero };
}

/**
 * The finding that a tally amounts to. A failure outweighs what broke beside it.
 * @param unasked how many cases were not asked, since too many had broken
 */
export function concluded(
  about: About,
  tally: Tally,
  unasked: number,
  counterexample: Counterexample | undefined,
): Finding {
  const { broken, failure, histogram, measures, worst, cases, compared, excluded, beyond } = tally;
  const status = statusOf(tally, isUndeclared(about));
  const level = about.kind !== 'probe' && (status === 'fail' || compared > 0) ? tally.level : undefined;
  const found = tally.found ?? broken?.cause;
  const reason = {
    fail: failure?.reason,
    broken: broken?.reason,
    skip: broken?.reason ?? (cases === 0 && beyond > 0 ? BEYOND : NOTHING),
    pass: undefined,
  };
  return {
    ...about,
    ...(about.dialect && { dialect: { ...about.dialect, ...(found !== undefined && { found }) } }),
    ...(status === 'fail' && { requirements: tally.broke }),
    status,
    ...(level && { level }),
    ...(reason[status] && { reason: reason[status] }),
    ...(broken && { cause: broken.cause }),
    cases,
    compared,
    excluded,
    ...(beyond > 0 && { beyond }),
    ...(unasked > 0 && { unasked }),
    ...(histogram && { histogram }),
    ...(measures && isMeasured(about) && { measures }),
    ...(worst && { worst }),
    ...(counterexample && { counterexample }),
  };
}

/** Laws measure other things than the true values, and floats say nothing of gradients of dense targets. */
function isMeasured({ kind, option }: About): boolean {
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
function isUndeclared({ dialect }: About): boolean {
  return dialect !== undefined && dialect.declared === undefined;
}

/** The case that fails, with what is wrong with it. */
export function failing(check: Check, quantity: Quantity, tried: Tried, mark?: Mark): Counterexample {
  const { case: one, index, questions, replies } = tried;
  const element = mark?.decisive ?? mark?.worst;
  return {
    case: one.id,
    index,
    complaint: mark?.complaint ?? '',
    ...(element && { element }),
    questions,
    replies: replies.map((reply) => concerned(check, quantity, reply)),
  };
}

/** The one question of a case that got no answer. */
export function breaking(
  check: Check,
  quantity: Quantity,
  { tried, broken }: Pick<Breaking, 'tried' | 'broken'>,
): Counterexample {
  const { case: one, index, questions, replies } = tried;
  const reply = concerned(check, quantity, replies[broken.question]!);
  return {
    case: one.id,
    index,
    complaint: broken.reason,
    questions: [questions[broken.question]!],
    replies: [reply],
  };
}

/** What of a reply the judge of this quantity looked at. The other answers hang on what was still asked beside it. */
function concerned({ compares }: Check, quantity: Quantity, { answers, ...rest }: Reply): Reply {
  const answer = answers[quantity];
  return { ...rest, answers: compares ? answers : answer ? { [quantity]: answer } : {} };
}
