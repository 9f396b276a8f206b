import { accessSync, constants, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { UsageError } from '../contract/errors.ts';

/**
 * Writes a file as a whole or not at all: under another name first, which then takes its place.
 * @throws UsageError if it cannot be written
 */
export function writeWhole(path: string, text: string): void {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    writeFileSync(temporary, text);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw cannotWrite(path, error);
  }
}

/** @throws UsageError if a file of this name could not be written, said before there is anything to lose */
export function checkWritable(path: string): void {
  try {
    accessSync(dirname(path), constants.W_OK);
  } catch (error) {
    throw cannotWrite(path, error);
  }
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UsageError(`${path}: is a folder; name a file in it`);
  }
}

/** @throws UsageError if there is no such folder afterwards */
export function makeFolder(path: string): void {
  try {
    createFolder(resolve(path));
    accessSync(path, constants.W_OK);
  } catch (error) {
    throw cannotWrite(path, error);
  }
}

/** Not mkdir's own `recursive`, which never returns for some folders that cannot be made (below /proc, Node 20). */
function createFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  createFolder(dirname(path));
  mkdirSync(path);
}

function cannotWrite(path: string, error: unknown): UsageError {
  const reason = error instanceof Error ? error.message : String(error);
  return new UsageError(`${path}: cannot be written (${reason}); name a path that can`);
}
