import { arraysOf } from './arrays.ts';
import { contentsOf } from './contents.ts';
import type { Batch, VectorFormat } from './format.ts';
import { npy } from './npy.ts';
import { repeatable } from './repeatable.ts';
import { type Member, zip } from './zip.ts';

/** An archive of NumPy's a batch: an array a member, and what is said in words as `softproof.json`. */
export const npz: VectorFormat = {
  id: 'npz',
  cannot: (feature) => (feature === 'digits' ? 'no number has 40 digits' : undefined),
  otherwise: (feature) => (feature === 'bfloat16' ? 'as uint16, its bit patterns' : undefined),
  files: (batch) => [{ name: `${batch.name}.npz`, bytes: repeatable(() => zip(membersOf(batch))) }],
};

function* membersOf(batch: Batch): Generator<Member> {
  const words = new TextEncoder().encode(`${JSON.stringify(contentsOf(batch))}\n`);
  yield { name: 'softproof.json', size: words.length, bytes: () => [words] };
  for (const one of batch.cases) yield* arraysOf(one).map(npy);
}
