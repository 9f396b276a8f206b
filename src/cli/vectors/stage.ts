import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { WrittenFile } from '../../vectors/formats/format.ts';
import type { FileEntry } from '../../vectors/manifest.ts';
import { cannotWrite } from '../write.ts';
import { measured } from './measured.ts';

/**
 * Writes a file piece by piece into a folder of its own, and moves it to its place when it is whole: whoever ends the
 * program, no file that has its name is half a file.
 * @throws UsageError if it cannot be written
 */
export function stageFile({ name, bytes }: WrittenFile, folder: string, stage: string): FileEntry {
  const place = join(folder, name);
  const staged = join(stage, name.replaceAll('/', '+'));
  try {
    const entry = poured(name, bytes, staged);
    mkdirSync(dirname(place), { recursive: true });
    renameSync(staged, place);
    return entry;
  } catch (error) {
    rmSync(staged, { force: true });
    throw cannotWrite(place, error);
  }
}

function poured(name: string, bytes: Iterable<Uint8Array>, path: string): FileEntry {
  const file = openSync(path, 'w');
  try {
    return measured(name, bytes, (piece) => {
      for (let at = 0; at < piece.length; ) at += writeSync(file, piece, at);
    });
  } finally {
    closeSync(file);
  }
}
