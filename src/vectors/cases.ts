import type { Outputs, Quantity } from '../contract/quantity.ts';
import type { Dtype } from '../numeric/format.ts';
import type { VectorCase } from './case.ts';
import { derive } from './derive.ts';
import type { VectorGroup } from './group.ts';

/** The vectors of a group in one dtype, each worked out as it is asked for. */
export function* casesOf(group: VectorGroup, dtype: Dtype): Generator<VectorCase> {
  for (const { slug, situation, flags, question } of group.vectors(dtype)) {
    const { problem, quantities } = question;
    const outputs = outputsOf(quantities, dtype);
    yield {
      id: `${group.id}/${slug}`,
      group: group.id,
      dtype,
      situation,
      flags,
      problem,
      expected: outputs.flatMap((each) => derive(problem, each)),
    };
  }
}

/**
 * The dtypes in which quantities are expected: that of the logits, and for the loss of half-precision logits float32 as
 * well, since most implementations answer in it.
 */
function outputsOf(quantities: readonly Quantity[], dtype: Dtype): Outputs[] {
  const own = Object.fromEntries(quantities.map((quantity) => [quantity, dtype]));
  const half = dtype === 'float16' || dtype === 'bfloat16';
  return half && quantities.includes('cross_entropy') ? [own, { cross_entropy: 'float32' }] : [own];
}
