import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { answers } from './adapter.ts';
import { type Implementation, implementationOf } from './implementation.ts';
import { field, readLine } from './json-line.ts';
import { LIMITS } from './limits.ts';
import { Lines } from './lines.ts';
import type { Lost } from './messages.ts';
import { Watch } from './watch.ts';

/**
 * Speaks the adapter protocol for the ES module at a path.
 * @throws whatever the module throws on loading
 */
export async function adapt(
  path: string,
  input: AsyncIterable<Buffer>,
  write: (text: string) => void,
): Promise<void> {
  const module: object = await import(pathToFileURL(path).href);
  const implementation = implementationOrMistake(module, basename(path));
  const lines = new Lines(LIMITS.lineBytes);
  const watch = new Watch();
  for await (const chunk of input) {
    watch.look();
    for (const line of lines.push(chunk)) {
      const message = readLine(line);
      if (field(message, 'cmd') === 'stop') return;
      if ('lost' in implementation) return write(`${JSON.stringify(implementation)}\n`);
      for await (const said of answers(implementation, message, watch)) write(`${JSON.stringify(said)}\n`);
    }
  }
}

/** What a module offers, or what is wrong with it. */
function implementationOrMistake(module: object, name: string): Implementation | Lost {
  try {
    return implementationOf(module, name);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { lost: 'protocol', why: error.message };
  }
}
