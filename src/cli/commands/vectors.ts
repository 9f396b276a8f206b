import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../../contract/errors.ts';
import { vectorFiles } from '../../vectors/index.ts';
import { verifyFile } from '../../vectors/verify.ts';
import type { Terminal } from '../terminal.ts';
import { makeFolder, writeWhole } from '../write.ts';

/** `softproof vectors export`: writes all vector files into a folder, each as a whole or not at all. */
export function exportCommand(folder: string, terminal: Terminal): number {
  makeFolder(folder);
  let files = 0;
  for (const { name, text } of vectorFiles()) {
    writeWhole(join(folder, name), text);
    files++;
  }
  terminal.out(`${files} vector files written to ${folder}\n`);
  return 0;
}

/**
 * `softproof vectors verify`: derives what the files of a folder expect anew, and says what differs.
 * @returns 0 where nothing does, else 1
 */
export function verifyCommand(folder: string, terminal: Terminal): number {
  const names = namesIn(folder);
  const differences = names.flatMap((name) => verifyFile(join(folder, name), readText(join(folder, name))));
  for (const difference of differences) terminal.out(`${difference}\n`);
  const what = differences.length === 0 ? 'all as derived anew' : `${differences.length} differences`;
  terminal.out(`${names.length} vector files in ${folder}: ${what}\n`);
  return differences.length === 0 ? 0 : 1;
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
