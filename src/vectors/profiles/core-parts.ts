import type { Vector } from '../group.ts';
import { vectorGroups } from '../index.ts';
import { onlyOf } from '../only.ts';
import type { Part } from '../part.ts';
import { partOf } from './full-parts.ts';

/** Logits of a case: more would not be pasted into a test. */
const MOST = 8;

/** The mean loss of few logits with index labels, in float64 and float32: what fits into a unit test. */
export function coreParts(): Part[] {
  const plain = vectorGroups.filter(({ option }) => option === undefined);
  const parts = plain.flatMap((group) =>
    group.dtypes.map((dtype) => {
      const few = (vector: Vector) => vector.question.problem.logits.values.length <= MOST;
      return partOf({ ...group, vectors: () => group.vectors(dtype).filter(few) }, dtype);
    }),
  );
  return onlyOf(parts, { dtype: ['float64', 'float32'], quantity: ['cross_entropy'] });
}
