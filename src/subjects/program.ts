import { SubjectError, UsageError } from '../contract/errors.ts';
import type { Subject } from '../contract/subject.ts';
import { LIMITS, type Limits } from './limits.ts';
import { quote } from './quote.ts';
import type { Tap } from './tap.ts';

/**
 * Starts a program that speaks the adapter protocol (spec/adapter-protocol.md), without a shell.
 * @param limits  those that differ from LIMITS
 * @param tap      hears all that is said
 * @throws UsageError   if there is no command
 * @throws SubjectError if it cannot be started, does not answer in time, answers nonsense, or claims nothing
 */
export async function startProgram(
  command: readonly string[],
  limits: Partial<Limits> = {},
  suite = 'softproof',
  tap?: Tap,
): Promise<Subject> {
  if (!command[0]) throw new UsageError('no command: name the program after --, as in -- python3 adapter.py');
  const title = quote(command.join(' '));
  const { connect } = await import('./connect.ts');
  const subject = await connect(title, command, { ...LIMITS, ...limits }, suite, tap);
  if (subject.capabilities.cells.length > 0) return subject;
  await subject.close();
  throw new SubjectError(
    `${title}: it claims nothing; its capabilities must name quantities, as in ["softmax"]`,
  );
}
