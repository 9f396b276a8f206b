import { fileOf } from '../file.ts';
import type { VectorFile } from '../schema.ts';
import type { Batch, VectorFormat } from './format.ts';
import { repeatable } from './repeatable.ts';

/** A line a case; each line is a whole vector file with that case alone, so that lines can be cut and joined. */
export const jsonl: VectorFormat = {
  id: 'jsonl',
  cannot: () => undefined,
  files: (batch) => [{ name: `${batch.name}.jsonl`, bytes: repeatable(() => lines(batch)) }],
};

function* lines(batch: Batch): Generator<Uint8Array> {
  for (const one of batch.cases) {
    yield new TextEncoder().encode(`${JSON.stringify(fileOf({ ...batch, cases: [one] }))}\n`);
  }
}

/** One vector file with the cases of several: those of the lines of one batch. */
export function joined(lines: readonly VectorFile[]): VectorFile {
  const [first] = lines;
  if (!first) throw new RangeError('there are no lines');
  return {
    ...first,
    flags: Object.assign({}, ...lines.map(({ flags }) => flags)) as VectorFile['flags'],
    cases: lines.flatMap(({ cases }) => cases),
  };
}
