import { closeSync, openSync, readSync, realpathSync, rmSync, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import type { FileEntry } from '../../vectors/manifest.ts';
import { writing } from '../write.ts';
import { measured } from './measured.ts';

const PIECE = 1 << 20;

/** A file in pieces; the same memory holds each of them in turn. */
function* piecesOf(path: string): Generator<Uint8Array> {
  const file = openSync(path, 'r');
  const memory = new Uint8Array(PIECE);
  try {
    for (;;) {
      const read = readSync(file, memory);
      if (read === 0) return;
      yield memory.subarray(0, read);
    }
  } finally {
    closeSync(file);
  }
}

/** What is wrong with a file whose size and hash a manifest has; undefined where nothing is. */
export function faultOf(folder: string, { name, bytes, sha256 }: FileEntry): string | undefined {
  const path = join(folder, name);
  const there = statSync(path, { throwIfNoEntry: false });
  if (!there) return 'is missing';
  if (!there.isFile()) return 'is no file';
  if (there.size !== bytes) return `has ${there.size} bytes where the manifest says ${bytes}`;
  return hashOf(path) === sha256 ? undefined : 'is not as its SHA-256 in the manifest says';
}

/** Whether a file is there, with the size and the hash that somebody wrote down. */
export function isAsWritten(folder: string, file: FileEntry): boolean {
  return faultOf(folder, file) === undefined;
}

/**
 * Removes a file that is as somebody wrote it down, and in the folder: not one to which a link leads out of it.
 * @returns whether there was such a file
 * @throws UsageError if it cannot be removed
 */
export function takeAway(folder: string, file: FileEntry): boolean {
  const path = join(folder, file.name);
  if (!isAsWritten(folder, file)) return false;
  const isInside = `${realpathSync(dirname(path))}${sep}`.startsWith(`${realpathSync(folder)}${sep}`);
  if (isInside) writing(path, () => rmSync(path));
  return isInside;
}

/** The SHA-256 of a file, in hexadecimal digits. */
export function hashOf(path: string): string {
  return measured(path, piecesOf(path)).sha256;
}
