import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../../contract/errors.ts';
import type { Share } from '../../contract/shard.ts';
import {
  decodeManifest,
  type FileEntry,
  isManifest,
  type Manifest,
  manifestName,
} from '../../vectors/manifest.ts';

/**
 * The manifests of a folder: one, or one a share.
 * @throws UsageError if one cannot be read, or is not of the form
 */
export function manifestsOf(folder: string): Manifest[] {
  return readdirSync(folder)
    .filter(isManifest)
    .sort()
    .map((name) => readManifest(folder, name));
}

/** What earlier exports of the whole, or of this share, say that they wrote; nothing where that cannot be read. */
export function earlierFiles(folder: string, shard?: Share): FileEntry[] {
  const names = readdirSync(folder).filter((name) => [manifestName(), manifestName(shard)].includes(name));
  return names.flatMap((name) => {
    try {
      return readManifest(folder, name).files;
    } catch (error) {
      if (error instanceof UsageError) return [];
      throw error;
    }
  });
}

function readManifest(folder: string, name: string): Manifest {
  const path = join(folder, name);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${path}: cannot be read (${error instanceof Error ? error.message : error})`);
  }
  return decodeManifest(path, text);
}
