import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { call } from './call.ts';
import { type Implementation, implementationOf } from './implementation.ts';
import { field, readLine } from './json-line.ts';
import { LIMITS } from './limits.ts';
import { Lines } from './lines.ts';
import { PROTOCOL, Run } from './messages.ts';
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
      write(`${JSON.stringify(await answer(implementation, message, watch))}\n`);
    }
  }
}

async function answer(implementation: Implementation, message: object, watch: Watch): Promise<object> {
  const { identity, declared, capabilities } = implementation;
  if (field(message, 'cmd') === 'start') return { ...identity, protocol: PROTOCOL, capabilities: declared };
  const run = valid(Run, message);
  const question = readQuestion(run);
  return writeReply(run.id, question, await call(implementation, question, watch), capabilities);
}
