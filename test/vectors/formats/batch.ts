import type { Dtype } from '../../../src/numeric/format.ts';
import { casesOf } from '../../../src/vectors/cases.ts';
import type { Batch, WrittenFile } from '../../../src/vectors/formats/format.ts';
import { vectorGroups } from '../../../src/vectors/index.ts';

/** All cases of a group in a dtype. */
export function batchOf(id: string, dtype: Dtype): Batch {
  const group = vectorGroups.find((one) => one.id === id)!;
  return { name: `${id}.${dtype}`, group, dtype, cases: [...casesOf(group, dtype)] };
}

export function joined(pieces: Iterable<Uint8Array>): Uint8Array {
  return Buffer.concat([...pieces]);
}

export function textOf({ bytes }: WrittenFile): string {
  return new TextDecoder().decode(joined(bytes));
}
