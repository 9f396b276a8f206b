import { answerLength } from '../../contract/shape.ts';
import type { Dtype } from '../../numeric/format.ts';
import type { Bundle } from '../bundle.ts';
import { derive } from '../derive.ts';
import type { VectorGroup } from '../group.ts';
import { vectorGroups } from '../index.ts';

/** All chosen vectors, by the definition. */
export function fullBundles(): Bundle[] {
  return vectorGroups.flatMap((group) => group.dtypes.map((dtype) => bundleOf(group, dtype)));
}

/** The vectors of a group in one dtype. */
export function bundleOf(group: VectorGroup, dtype: Dtype): Bundle {
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
