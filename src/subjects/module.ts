import { statSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../contract/errors.ts';
import type { Subject } from '../contract/subject.ts';
import { LIMITS, type Limits } from './limits.ts';
import { quote } from './quote.ts';
import type { Tap } from './tap.ts';

/** The largest heap of a module, in MiB. Typed arrays do not count. */
const HEAP = 2048;

/** Newer versions of Node load TypeScript too; older ones say that they do not. */
const MODULE = /\.[cm]?[jt]s$/;

const ADAPTER = fileURLToPath(new URL('./node-adapter-main.js', import.meta.url));

/**
 * An ES module as a subject, in a process of its own: it may hang or crash without taking us along.
 * @param limits   those that differ from LIMITS
 * @param adapter  the compiled node-adapter-main
 * @param tap      hears all that is said
 * @throws UsageError   if there is no such file, it is no module, none of the functions is in it, or its capabilities make no sense
 * @throws SubjectError if it throws on loading
 */
export async function startModule(
  path: string,
  limits: Partial<Limits> = {},
  suite = 'softproof',
  adapter: string = ADAPTER,
  tap?: Tap,
): Promise<Subject> {
  requireModule(path);
  const command = [process.execPath, `--max-old-space-size=${HEAP}`, adapter, path];
  const { connectAdapter } = await import('./connect.ts');
  return connectAdapter(path, command, { ...LIMITS, ...limits }, suite, tap);
}

/** @throws UsageError if there is no file that Node could load */
function requireModule(path: string): void {
  const there = statSync(path, { throwIfNoEntry: false });
  if (there?.isDirectory()) throw new UsageError(`${quote(path)}: is a folder; name a module in it`);
  if (!there?.isFile()) throw new UsageError(`${quote(path)}: no such file`);
  if (MODULE.test(path)) return;
  const start = path.endsWith('.py') ? `python3 ${path}` : path;
  throw new UsageError(
    `${quote(path)}: is no JavaScript module; a program goes after --, as in -- ${quote(start)}`,
  );
}
