import { SubjectError } from '../../contract/errors.ts';
import type { Subject } from '../../contract/subject.ts';
import { planOnce } from '../../runner/plan.ts';
import { type Progress, run } from '../../runner/run.ts';
import { type Complaint, Validator } from '../../subjects/validator.ts';
import { suite } from '../../suite.ts';
import { NO_VERDICT } from '../exit-code.ts';
import { type Named, type PartnerOptions, partner } from '../partner.ts';
import { plural } from '../plural.ts';
import { talk } from '../talk.ts';
import type { Terminal } from '../terminal.ts';

const ASK = 'validate: name a module, a program after --, or --page; one of them';

/** So many different complaints are told. */
const TOLD = 20;

/**
 * `softproof validate`: asks what a quick run asks, judges nothing, and holds every line that comes to the protocol.
 * @returns 0 where all lines are as they must be, 1 where some are not, 3 where there is nobody to talk to
 */
export async function validateCommand(
  named: Named,
  given: PartnerOptions,
  terminal: Terminal,
): Promise<number> {
  const { where, ...how } = await partner(ASK, named, given);
  const validator = new Validator();
  // Nothing is made smaller: what is asked is asked once.
  const converse = async (subject: Subject, progress: Progress) => {
    await run({ ...subject, interactive: false }, planOnce(suite, 1, 'quick'), 'safe', { progress });
  };
  try {
    await talk(where, how, terminal, converse, validator);
  } catch (error) {
    if (!(error instanceof SubjectError)) throw error;
    tell(validator.complaints, terminal);
    const told = validator.complaints.find(({ what }) => error.message.endsWith(what));
    const ended = (line: number) => `nothing more can be asked after line ${line}`;
    const why = told ? error.message.slice(0, -told.what.length) + ended(told.line) : error.message;
    terminal.err(`softproof: ${why}\n`);
    return NO_VERDICT;
  }
  tell(validator.complaints, terminal);
  const found = validator.complaints.length;
  terminal.out(
    `${validator.total} lines, ${found === 0 ? 'all as the protocol has them' : plural(found, 'complaint')}\n`,
  );
  return found === 0 ? 0 : 1;
}

/** Tells what is wrong, each thing once, with the first line that has it: a mistake in a program is in most of its lines. */
function tell(complaints: readonly Complaint[], { out }: Terminal): void {
  const kinds = new Map<string, { line: number; more: number }>();
  for (const { line, what } of complaints) {
    const known = kinds.get(what);
    if (known) known.more++;
    else kinds.set(what, { line, more: 0 });
  }
  for (const [what, { line, more }] of [...kinds].slice(0, TOLD))
    out(`line ${line}${more === 0 ? '' : ` and ${more} more`}: ${what}\n`);
  if (kinds.size > TOLD) out(`and ${kinds.size - TOLD} more kinds of complaints\n`);
}
