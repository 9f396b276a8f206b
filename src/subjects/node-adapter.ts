import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { answers } from './adapter.ts';
import { implementationOf } from './implementation.ts';
import { field, readLine } from './json-line.ts';
import { LIMITS } from './limits.ts';
import { Lines } from './lines.ts';
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
