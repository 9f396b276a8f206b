import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Batch, VectorFormat } from '../../../src/vectors/formats/format.ts';
import { vectorGroups } from '../../../src/vectors/index.ts';
import { batchOf, joined } from '../../vectors/formats/batch.ts';

/** All batches of some groups, or of all. */
export function batchesOf(groups?: readonly string[]): Batch[] {
  return vectorGroups
    .filter(({ id }) => groups?.includes(id) ?? true)
    .flatMap(({ id, dtypes }) => dtypes.map((dtype) => batchOf(id, dtype)));
}

/** Writes batches into a folder. */
export function write(format: VectorFormat, batches: readonly Batch[], folder: string): void {
  const files = batches.flatMap((batch) => [...format.files(batch)]);
  const index = format.index?.(batches.map(({ name }) => name));
  for (const { name, bytes } of index ? [...files, index] : files) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, joined(bytes));
  }
}
