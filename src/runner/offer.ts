import { meant } from '../model/meant.ts';
import type { Chunk } from './ask-all.ts';
import type { Sample } from './sample.ts';

/** Offers the problems of a chunk under names of their own, with all that is expected of them. Those of probes have no value. */
export function offer(sample: Sample, { trial: { check, scope }, tried }: Chunk): void {
  const { outputs, dtype, dialect } = scope.draw;
  if (check.kind === 'probe') return;
  for (const { index, questions } of tried) {
    questions.forEach(({ problem, quantities }, k) => {
      const wanted = Object.fromEntries(quantities.map((quantity) => [quantity, outputs[quantity] ?? dtype]));
      sample.offer(`${check.id}/${index}/${k}`, { problem: meant(problem, dialect), outputs: wanted });
    });
  }
}
