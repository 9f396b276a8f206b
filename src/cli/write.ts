import {
  accessSync,
  appendFileSync,
  closeSync,
  constants,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { UsageError } from '../contract/errors.ts';
import { isStream, targetOf } from './target.ts';
import type { Terminal } from './terminal.ts';

/**
 * Writes a file as a whole or not at all: under another name first, which then takes its place. A link stays, and what
 * it leads to is written; a pipe or a device stays, and is written into.
 * @throws UsageError if it cannot be written
 */
export function writeWhole(path: string, text: string): void {
  try {
    const target = targetOf(path);
    if (isStream(target)) pour(target, text);
    else replace(target, text);
  } catch (error) {
    throw cannotWrite(path, error);
  }
}

/**
 * Adds to the end of a file.
 * @throws UsageError if it cannot be written
 */
export function append(path: string, text: string): void {
  try {
    appendFileSync(path, text);
  } catch (error) {
    throw cannotWrite(path, error);
  }
}

/**
 * Writes a file as a whole, or to the standard output where the path is `-`.
 * @throws UsageError if it cannot be written
 */
export function writeTo(path: string, text: string, { out }: Pick<Terminal, 'out'>): void {
  if (path === '-') out(text);
  else writeWhole(path, text);
}

/** @throws UsageError if a file of this name could not be written, said before there is anything to lose */
export function checkWritable(path: string): void {
  let target: string;
  try {
    target = targetOf(path);
    accessSync(isStream(target) ? target : dirname(target), constants.W_OK);
  } catch (error) {
    throw cannotWrite(path, error);
  }
  if (statSync(target, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UsageError(`${path}: is a folder; name a file in it`);
  }
}

function replace(path: string, text: string): void {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    writeFileSync(temporary, text);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function pour(path: string, text: string): void {
  // A pipe that nobody reads is an error here; opened in the ordinary way it would wait, deaf to every interrupt.
  const held = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
  try {
    // Appending, since the stream may be a file to which the standard output went before.
    writeFileSync(path, text, { flag: 'a' });
  } finally {
    closeSync(held);
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

/**
 * Does something that writes to a path.
 * @throws UsageError if it cannot be done
 */
export function writing<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof UsageError ? error : cannotWrite(path, error);
  }
}

/** Why a path cannot be written, in one line. */
export function cannotWrite(path: string, error: unknown): UsageError {
  const reason = error instanceof Error ? error.message : String(error);
  return new UsageError(`${path}: cannot be written (${reason}); name a path that can`);
}
