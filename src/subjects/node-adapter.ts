import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { answers } from './adapter.ts';
import { type Implementation, implementationOf } from './implementation.ts';
import { field, readLine } from './json-line.ts';
import { LIMITS } from './limits.ts';
import { Lines } from './lines.ts';
import type { Lost } from './messages.ts';
import { quoteThrown } from './quote.ts';
import { Watch } from './watch.ts';

/** How to have a module in TypeScript judged where Node does not load it. */
const UNLOADABLE =
  'this Node does not load TypeScript; compile it, take Node 22.18 or later, or have a loader, as NODE_OPTIONS="--import tsx"';

/**
 * Speaks the adapter protocol for the ES module at a path.
 * @throws whatever the module throws on loading
 */
export async function adapt(
  path: string,
  input: AsyncIterable<Buffer>,
  write: (text: string) => void,
): Promise<void> {
  const implementation = await load(path);
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

/** What a module offers, or what is wrong with it that its author can mend. */
async function load(path: string): Promise<Implementation | Lost> {
  const mistake = (why: string): Lost => ({ lost: 'protocol', why });
  let module: object;
  try {
    module = await import(pathToFileURL(path).href);
  } catch (error) {
    const thrown = quoteThrown(error);
    if (!/: Unknown file extension "\.[cm]?ts"/.test(thrown)) throw error;
    return mistake(`${thrown}; ${UNLOADABLE}`);
  }
  try {
    return implementationOf(module, basename(path));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return mistake(error.message);
  }
}
