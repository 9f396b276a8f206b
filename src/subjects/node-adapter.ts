import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { call } from './call.ts';
import { type Implementation, implementationOf } from './implementation.ts';
import { field, readLine } from './json-line.ts';
import { LIMITS } from './limits.ts';
import { Lines } from './lines.ts';
import { PROTOCOL, Run, RunList } from './messages.ts';
import { readQuestion } from './question-text.ts';
import { writeReply } from './reply-text.ts';
import { valid } from './valid.ts';
import { Watch } from './watch.ts';

/**
 * Speaks the adapter protocol for the ES module at a path.
 * @throws whatever the module throws on loading; RangeError if its capabilities make no sense
 */
export async function adapt(
  path: string,
  input: AsyncIterable<Buffer>,
  write: (text: string) => void,
): Promise<void> {
  const module: object = await import(pathToFileURL(path).href);
  const implementation = implementationOf(module, basename(path));
  const lines = new Lines(LIMITS.lineBytes);
  const watch = new Watch();
  for await (const chunk of input) {
    watch.look();
    for (const line of lines.push(chunk)) {
      const message = readLine(line);
      if (field(message, 'cmd') === 'stop') return;
      for await (const said of answers(implementation, message, watch)) write(`${JSON.stringify(said)}\n`);
    }
  }
}

/** What is to be said to a message: each answer as soon as it is there, though the questions came in a list. */
async function* answers(
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
