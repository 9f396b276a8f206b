import { fileOf } from '../file.ts';
import { layOut } from '../layout.ts';
import type { Batch, VectorFormat } from './format.ts';
import { repeatable } from './repeatable.ts';

/** A file a batch, laid out for people who compare files line by line. */
export const json: VectorFormat = {
  id: 'json',
  cannot: () => undefined,
  files: (batch) => [{ name: `${batch.name}.json`, bytes: repeatable(() => text(batch)) }],
};

function* text(batch: Batch): Generator<Uint8Array> {
  yield new TextEncoder().encode(`${layOut(fileOf(batch))}\n`);
}
