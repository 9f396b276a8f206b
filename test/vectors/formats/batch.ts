import type { Dtype } from '../../../src/numeric/format.ts';
import type { Batch, WrittenFile } from '../../../src/vectors/formats/format.ts';
import { vectorGroups } from '../../../src/vectors/index.ts';
import * as order from '../../../src/vectors/order.ts';
import { bundleOf } from '../../../src/vectors/profiles/full-bundles.ts';

/** All cases of a group in a dtype. */
export function batchOf(id: string, dtype: Dtype): Batch {
  return order.batchOf(bundleOf(vectorGroups.find((one) => one.id === id)!, dtype));
}

export function joined(pieces: Iterable<Uint8Array>): Uint8Array {
  return Buffer.concat([...pieces]);
}

export function textOf({ bytes }: WrittenFile): string {
  return new TextDecoder().decode(joined(bytes));
}
