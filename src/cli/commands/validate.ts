import { SubjectError, UsageError } from '../../contract/errors.ts';
import { planOnce } from '../../runner/plan.ts';
import { run } from '../../runner/run.ts';
import { type Complaint, Validator } from '../../subjects/validator.ts';
import { suite } from '../../suite.ts';
import { NO_VERDICT } from '../exit-code.ts';
import { open } from '../open.ts';
import { progressOf } from '../progress.ts';
import type { Terminal } from '../terminal.ts';

/** So many complaints are told. */
const TOLD = 20;

/**
 * `softproof validate`: asks what a quick run asks, judges nothing, and holds every line that comes to the protocol.
 * @returns 0 where all lines are as they must be, 1 where some are not, 3 where there is nobody to talk to
 */
export async function validateCommand(
  module: string | undefined,
  program: readonly string[] | undefined,
  seconds: number | undefined,
  terminal: Terminal,
): Promise<number> {
  if ((module === undefined) === (program === undefined))
    throw new UsageError('validate: name a module or, after --, a program; one of them');
  const validator = new Validator();
  const { progress, clear } = progressOf(terminal);
  try {
    const subject = await open({ module, program }, seconds, validator);
    terminal.onInterrupt(() => subject.close());
    // Nothing is made smaller: what is asked is asked once.
    const once = { ...subject, interactive: false };
    await run(once, planOnce(suite, 1, 'quick'), 'safe', { progress }).finally(() => subject.close());
  } catch (error) {
    if (!(error instanceof SubjectError)) throw error;
    clear();
    tell(validator.complaints, terminal);
    terminal.err(`softproof: ${error.message}\n`);
    return NO_VERDICT;
  }
  clear();
  tell(validator.complaints, terminal);
  const found = validator.complaints.length;
  terminal.out(
    `${validator.total} lines, ${found === 0 ? 'all as the protocol has them' : `${found} complaints`}\n`,
  );
  return found === 0 ? 0 : 1;
}

function tell(complaints: readonly Complaint[], { out }: Terminal): void {
  for (const { line, what } of complaints.slice(0, TOLD)) out(`line ${line}: ${what}\n`);
  if (complaints.length > TOLD) out(`and ${complaints.length - TOLD} more\n`);
}
