import { call } from './call.ts';
import type { Implementation } from './implementation.ts';
import { field } from './json-line.ts';
import { PROTOCOL, Run, RunList } from './messages.ts';
import { readQuestion } from './question-text.ts';
import { writeReply } from './reply-text.ts';
import { valid } from './valid.ts';
import type { Watch } from './watch.ts';

/** What an implementation says to a message: each answer as soon as it is there, though the questions came in a list. */
export async function* answers(
  implementation: Implementation,
  message: object,
  watch: Watch,
): AsyncGenerator<object, void, void> {
  const { identity, declared, capabilities } = implementation;
  if (field(message, 'cmd') === 'start') {
    yield { ...identity, protocol: PROTOCOL, capabilities: declared };
    return;
  }
  const isList = field(message, 'questions') !== undefined;
  for (const run of isList ? valid(RunList, message).questions : [valid(Run, message)]) {
    const question = readQuestion(run);
    yield writeReply(run.id, question, await call(implementation, question, watch), capabilities);
  }
}
