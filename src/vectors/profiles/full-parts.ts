import { answerLength } from '../../contract/shape.ts';
import type { Dtype } from '../../numeric/format.ts';
import { derive } from '../derive.ts';
import type { VectorGroup } from '../group.ts';
import { vectorGroups } from '../index.ts';
import type { Part } from '../part.ts';

/** All chosen vectors, by the definition. */
export function fullParts(): Part[] {
  return vectorGroups.flatMap((group) => group.dtypes.map((dtype) => partOf(group, dtype)));
}

/** The vectors of a group in one dtype. */
export function partOf(group: VectorGroup, dtype: Dtype): Part {
  return {
    name: `${group.id}.${dtype}`,
    group,
    dtype,
    drafts: group.vectors(dtype).map(({ slug, situation, flags, question: { problem, quantities } }) => ({
      id: `${group.id}/${slug}`,
      situation,
      flags,
      quantities,
      problem: () => problem,
      length: (quantity) => answerLength(problem, quantity),
    })),
    derive,
  };
}
