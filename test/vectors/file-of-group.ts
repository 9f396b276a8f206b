import type { Dtype } from '../../src/numeric/format.ts';
import { fileOf } from '../../src/vectors/file.ts';
import type { VectorGroup } from '../../src/vectors/group.ts';
import { batchOf } from '../../src/vectors/order.ts';
import { bundleOf } from '../../src/vectors/profiles/full-bundles.ts';
import type { VectorFile } from '../../src/vectors/schema.ts';

/** The whole vector file of a group in one dtype. */
export function fileOfGroup(group: VectorGroup, dtype: Dtype): VectorFile {
  return fileOf(batchOf(bundleOf(group, dtype)));
}
