import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from '../contract/errors.ts';
import type { Chosen } from './chosen.ts';
import { filed } from './reports.ts';
import { isStream, targetOf } from './target.ts';

/** A file that a command reads: its path, and what it is. */
export interface Input {
  readonly path: string;
  readonly is: string;
}

/** A file that a command writes: its path, `-` for the standard output, and the words that name it on the command line. */
export interface Output {
  readonly path: string;
  readonly as: string;
}

/**
 * Sees to it, before anything runs, that nothing is written over what is read, nor twice to one place; whatever links lead
 * there, and in whatever letters a name is written where case does not count.
 * @throws UsageError naming both
 */
export function requireApart(inputs: readonly Input[], outputs: readonly Output[]): void {
  const read = inputs.flatMap(({ path, is }) => (isFile(path) ? { place: placeOf(path), is } : []));
  outputs.forEach(({ path, as }, k) => {
    const place = placeOf(path);
    const over = read.find((one) => one.place === place);
    if (over) throw new UsageError(`${as}: that file ${over.is}; name another one`);
    const other = outputs.slice(0, k).find((one) => placeOf(one.path) === place);
    if (other) throw new UsageError(`${as}: ${other.as} goes there, too; give each a path of its own`);
  });
}

/** What a command reads of all that was chosen for it: whoever is judged, and what is said of it elsewhere. */
export function inputsOf({
  where,
  browser,
  configFile,
  knownFailures,
  updateKnownFailures,
}: Chosen): Input[] {
  const { module, program = [], answers, page } = where;
  const known = updateKnownFailures ? undefined : knownFailures;
  return [
    ...[module, page].map((path) => ({ path, is: 'is what is judged' })),
    ...program.map((path) => ({ path, is: 'belongs to the program after --' })),
    { path: answers, is: 'holds the answers that are judged' },
    { path: browser, is: 'is the browser' },
    { path: configFile, is: 'is the config file' },
    { path: known, is: 'holds the known failures' },
  ].filter((one): one is Input => one.path !== undefined);
}

/** What a command writes that comes to a verdict. */
export function outputsOf({ report, knownFailures, updateKnownFailures, transcript }: Chosen): Output[] {
  const known = updateKnownFailures ? knownFailures : undefined;
  return [
    ...filed(report).map(({ kind, path }) => ({ path, as: `--report ${kind}=${path}` })),
    { path: known, as: `--known-failures ${known}` },
    { path: transcript, as: `--transcript ${transcript}` },
  ].filter((one): one is Output => one.path !== undefined);
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** The same text for all names of a place. */
function placeOf(path: string): string {
  if (path === '-') return path;
  const target = whereItLeads(path);
  if (isStream(target)) return target;
  const there = statSync(target, { bigint: true, throwIfNoEntry: false });
  // Of names of which there is no file yet, nobody knows whether case counts: nobody wants both.
  return there ? `${there.dev}:${there.ino}` : target.toLowerCase();
}

/** A place that cannot be reached is told of where it is written to. */
function whereItLeads(path: string): string {
  try {
    return targetOf(path);
  } catch {
    return resolve(path);
  }
}
