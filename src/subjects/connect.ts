import { SubjectError, UsageError } from '../contract/errors.ts';
import type { Subject } from '../contract/subject.ts';
import { Fault } from './fault.ts';
import { type Introduced, introduce } from './handshake.ts';
import type { Limits } from './limits.ts';
import { Mistake } from './lost.ts';
import { plainQuestions } from './plain-questions.ts';
import { quote } from './quote.ts';
import { Recovery } from './recovery.ts';
import { Session } from './session.ts';
import type { Tap } from './tap.ts';

/**
 * A program as a subject. It may claim nothing.
 * @param title  what to call it when it cannot even say its name
 * @param suite  name and version of this suite, for the program's information
 * @param tap  hears all that is said
 * @throws SubjectError if it cannot be started, does not answer, or answers nonsense; nothing is left running then
 */
export async function connect(
  title: string,
  command: readonly string[],
  limits: Limits,
  suite: string,
  tap?: Tap,
): Promise<Subject> {
  const start = () => introduce(command, limits, suite, tap);
  const first = await start().catch((fault: unknown) => {
    if (!(fault instanceof Fault)) throw fault;
    throw new SubjectError(`${quote(title)}: ${fault.message}`, { cause: fault });
  });
  const { identity, capabilities } = first;
  const window = Math.min(limits.window, first.window);
  const paced = { ...limits, window, list: Math.min(limits.list, first.list) };
  const live = ({ channel }: Introduced) => new Session(channel, capabilities, paced);
  const recovery = new Recovery(live(first), () => start().then(live), paced, plainQuestions(capabilities));

  let before: Promise<unknown> = Promise.resolve();
  return {
    identity,
    capabilities,
    get interactive() {
      return !recovery.isOver;
    },
    ask(questions, patience) {
      const replies = before.then(() => recovery.ask(questions, patience));
      before = replies;
      return replies;
    },
    close: () => recovery.close(),
  };
}

/**
 * The same for what one of our own adapters speaks for: what it says is wrong there is the user's to mend.
 * @throws UsageError if a claim makes no sense, or there is no function to certify
 */
export async function connectAdapter(...words: Parameters<typeof connect>): Promise<Subject> {
  try {
    return await connect(...words);
  } catch (error) {
    if (error instanceof SubjectError && error.cause instanceof Mistake) throw new UsageError(error.message);
    throw error;
  }
}
