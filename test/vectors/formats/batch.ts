import type { Dtype } from '../../../src/numeric/format.ts';
import type { Batch, WrittenFile } from '../../../src/vectors/formats/format.ts';
import { vectorGroups } from '../../../src/vectors/index.ts';
import * as order from '../../../src/vectors/order.ts';
import { partOf } from '../../../src/vectors/profiles/full-parts.ts';

/** All cases of a group in a dtype. */
export function batchOf(id: string, dtype: Dtype): Batch {
  return order.batchOf(partOf(vectorGroups.find((one) => one.id === id)!, dtype));
}

export function joined(pieces: Iterable<Uint8Array>): Uint8Array {
  return Buffer.concat([...pieces]);
}

export function textOf({ bytes }: WrittenFile): string {
  return new TextDecoder().decode(joined(bytes));
}
