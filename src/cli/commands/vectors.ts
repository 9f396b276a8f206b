import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { UsageError } from '../../contract/errors.ts';
import { vectorFiles } from '../../vectors/files.ts';
import { vectorGroups } from '../../vectors/index.ts';
import { verifyFile } from '../../vectors/verify.ts';
import { USAGE } from '../exit-code.ts';
import type { Terminal } from '../terminal.ts';
import { makeFolder, writeWhole } from '../write.ts';

const LICENSE = new URL('../../../conformance/vectors/LICENSE', import.meta.url);

/** `softproof vectors export`: writes all vector files and their licence, each as a whole or not at all. */
export async function exportCommand(folder: string, terminal: Terminal): Promise<number> {
  makeFolder(folder);
  let files = 0;
  for (const { name, text } of vectorFiles()) {
    writeWhole(join(folder, name), text);
    files++;
    // Lets the event loop turn: a long run must hear an interrupt.
    await setImmediate();
  }
  writeWhole(join(folder, 'LICENSE'), readFileSync(LICENSE, 'utf8'));
  terminal.out(`${files} vector files written to ${folder}\n`);
  return 0;
}

/**
 * `softproof vectors verify`: derives what the files of a folder expect anew, and says what differs. Files may be left
 * out, as by somebody who needs only some; cases may not.
 * @returns 0 where nothing differs, 1 where something does, 2 where a file is not of the form
 */
export async function verifyCommand(folder: string, terminal: Terminal): Promise<number> {
  const names = namesIn(folder);
  let differences = 0;
  let malformed = 0;
  for (const name of names) {
    try {
      for (const difference of verifyFile(join(folder, name), readText(join(folder, name)), vectorGroups)) {
        terminal.out(`${difference}\n`);
        differences++;
      }
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      terminal.err(`softproof: ${error.message}\n`);
      malformed++;
    }
    await setImmediate();
  }
  if (malformed > 0) return USAGE;
  const all = vectorGroups.reduce((sum, { dtypes }) => sum + dtypes.length, 0);
  const what = differences === 0 ? 'all as derived anew' : plural(differences, 'difference');
  terminal.out(`${names.length} of ${plural(all, 'vector file')} in ${folder}: ${what}\n`);
  return differences === 0 ? 0 : 1;
}

function plural(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function namesIn(folder: string): string[] {
  const names = reading(folder, () => readdirSync(folder)).filter((name) => name.endsWith('.json'));
  if (names.length === 0)
    throw new UsageError(`${folder}: no vector files (*.json) in it; name a folder that has some`);
  return names.sort();
}

function readText(path: string): string {
  return reading(path, () => readFileSync(path, 'utf8'));
}

function reading<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new UsageError(`${path}: cannot be read (${error instanceof Error ? error.message : error})`);
  }
}
