import { UsageError } from '../contract/errors.ts';
import type { Question, Reply } from '../contract/question.ts';
import type { Identity, Subject } from '../contract/subject.ts';
import { call } from './call.ts';
import { type Implementation, implementationOf } from './implementation.ts';
import { Watch } from './watch.ts';

/**
 * A module, or an object like one, as a subject that runs here. Only for code that is trusted: nothing stops it
 * from hanging, or from taking us along.
 * @param identity  what to call it; by default what it calls itself
 * @throws UsageError if there is no function in it, or its capabilities make no sense
 */
export function inProcess(module: object, identity?: Identity): Subject {
  const implementation = read(module);
  const watch = new Watch();
  let before: Promise<unknown> = Promise.resolve();
  return {
    identity: identity ?? implementation.identity,
    capabilities: implementation.capabilities,
    interactive: true,
    ask(questions) {
      const replies = before.then(() => answer(implementation, questions, watch));
      before = replies.catch(() => {});
      return replies;
    },
    async close() {},
  };
}

async function answer(
  implementation: Implementation,
  questions: readonly Question[],
  watch: Watch,
): Promise<Reply[]> {
  watch.look();
  const replies: Reply[] = [];
  for (const question of questions) replies.push(await call(implementation, question, watch));
  return replies;
}

function read(module: object) {
  try {
    if (typeof module !== 'object' || module === null)
      throw new RangeError('there is nothing to judge; give an object with functions');
    return implementationOf(module, 'in-process');
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UsageError(error.message);
  }
}
