import { statSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../contract/errors.ts';
import type { Subject } from '../contract/subject.ts';
import { connect } from './connect.ts';
import { FUNCTIONS } from './implementation.ts';
import { LIMITS, type Limits } from './limits.ts';
import { quote } from './quote.ts';

/** The largest heap of a module, in MiB. Typed arrays do not count. */
const HEAP = 2048;

const ADAPTER = fileURLToPath(new URL('./node-adapter-main.js', import.meta.url));

/**
 * An ES module as a subject, in a process of its own: it may hang or crash without taking us along.
 * @param limits   those that differ from LIMITS
 * @param adapter  the compiled node-adapter-main
 * @throws UsageError   if there is no such file, or none of the functions is in it
 * @throws SubjectError if it throws on loading
 */
export async function startModule(
  path: string,
  limits: Partial<Limits> = {},
  suite = 'softproof',
  adapter: string = ADAPTER,
): Promise<Subject> {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile())
    throw new UsageError(`${quote(path)}: no such file`);
  const command = [process.execPath, `--max-old-space-size=${HEAP}`, adapter, path];
  const subject = await connect(path, command, { ...LIMITS, ...limits }, suite);
  if (subject.capabilities.cells.length > 0) return subject;
  await subject.close();
  throw new UsageError(
    `${quote(path)}: no function to certify; export any of ${Object.values(FUNCTIONS).join(', ')}`,
  );
}
