import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { UsageError } from '../../contract/errors.ts';
import { shellWord } from '../../reports/shell-word.ts';
import { STARTERS } from '../starters.ts';
import type { Terminal } from '../terminal.ts';
import { makeFolder, writeWhole } from '../write.ts';

const ADAPTERS = new URL('../../../conformance/adapters/', import.meta.url);

/**
 * `softproof init`: writes an implementation to begin with, which runs and conforms as it stands, and says how to have it
 * judged. A file that is there already stays as it is.
 * @throws UsageError if there is such a file, or it cannot be written
 */
export function initCommand(language: string, folder: string, terminal: Terminal): number {
  const { source, file, commands } = STARTERS.find((starter) => starter.language === language)!;
  const path = join(folder, file);
  if (existsSync(path)) {
    throw new UsageError(`${path}: is there already; move it away, or name another folder with --out`);
  }
  makeFolder(folder);
  writeWhole(path, readFileSync(new URL(source, ADAPTERS), 'utf8'));
  terminal.out(`wrote ${path}; have it judged as it stands:\n\n`);
  // The commands name the file as it is called in its own folder.
  if (relative('', folder) !== '') terminal.out(`    cd ${shellWord(folder)}\n`);
  for (const command of commands) terminal.out(`    ${command}\n`);
  terminal.out('\nThen put your own code into its first part.\n');
  return 0;
}
