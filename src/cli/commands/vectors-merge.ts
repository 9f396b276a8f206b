import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../../contract/errors.ts';
import { encodeManifest, manifestName } from '../../vectors/manifest.ts';
import { mergeManifests } from '../../vectors/merge.ts';
import { plural } from '../plural.ts';
import type { Terminal } from '../terminal.ts';
import { stagesIn } from '../vectors/journal.ts';
import { manifestsOf } from '../vectors/manifests.ts';
import { faultOf } from '../vectors/on-disk.ts';
import { writeWhole } from '../write.ts';

/**
 * `softproof vectors merge`: makes one manifest of those of all shares that were copied into a folder, which then has
 * the bytes of an export that was never split.
 */
export function mergeCommand(folder: string, terminal: Terminal): number {
  if (stagesIn(folder).length > 0) {
    throw new UsageError(
      `${folder}: an export into it has not come to its end; run it again, and it goes on`,
    );
  }
  const shares = manifestsOf(folder).filter(({ shard }) => shard);
  if (shares.length === 0) {
    throw new UsageError(
      `${folder}: no manifest of a share in it (manifest.1-of-2.json); copy all shares into it`,
    );
  }
  const manifest = mergeManifests(shares);
  for (const file of manifest.files) {
    const fault = faultOf(folder, file);
    if (fault) throw new UsageError(`${join(folder, file.name)}: ${fault}; copy it again`);
  }
  writeWhole(join(folder, manifestName()), encodeManifest(manifest));
  for (const { shard } of shares) rmSync(join(folder, manifestName(shard)));
  terminal.out(
    `${plural(shares.length, 'share')} merged in ${folder}: ${plural(manifest.files.length, 'file')}\n`,
  );
  return 0;
}
