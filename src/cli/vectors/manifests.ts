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

/** Which manifests an export takes the place of: all of them, or as a share its own; others may be at work beside it. */
export function earlierManifests(folder: string, shard?: Share): string[] {
  const own = (name: string) => (shard ? name === manifestName(shard) : isManifest(name));
  return readdirSync(folder).filter(own);
}

/** What those say was written; nothing where one cannot be read. */
export function earlierFiles(folder: string, shard?: Share): FileEntry[] {
  return earlierManifests(folder, shard).flatMap((name) => {
    try {
      return readManifest(folder, name).files;
    } catch (error) {
      if (error instanceof UsageError) return [];
      throw error;
    }
  });
}

/** Whether some manifest in a folder can be read: then an export wrote what is there. */
export function holdsExport(folder: string): boolean {
  return earlierManifests(folder).some((name) => {
    try {
      return readManifest(folder, name).files.length > 0;
    } catch (error) {
      if (error instanceof UsageError) return false;
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
  const manifest = decodeManifest(path, text);
  const own = manifestName(manifest.shard);
  if (own !== name) throw new UsageError(`${path}: is the manifest of another share; call it ${own}`);
  return manifest;
}
