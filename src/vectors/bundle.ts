import type { Problem } from '../contract/problem.ts';
import type { Outputs, Quantity } from '../contract/quantity.ts';
import type { Dtype } from '../numeric/format.ts';
import type { Expectation, VectorCase } from './case.ts';
import type { Flag } from './flags.ts';
import type { VectorGroup } from './group.ts';

/** What is to be said of a group. */
export type Facts = Pick<VectorGroup, 'id' | 'title' | 'why' | 'requirements'>;

/** A vector before anything of it is worked out. */
export interface Draft {
  /** `group/slug`. */
  readonly id: string;
  readonly situation: string;
  readonly flags: readonly Flag[];
  readonly quantities: readonly Quantity[];
  readonly problem: () => Problem;
  /** How many numbers the answer to a quantity has. */
  readonly length: (quantity: Quantity) => number;
}

/**
 * Some vectors of one group in one dtype: what is worked out together, by one thread of one machine, and written
 * together. Making the list of bundles works out none of them.
 */
export interface Bundle {
  /** What its files are called, less the ending: `gap-sweep.float64`. */
  readonly name: string;
  readonly group: Facts;
  readonly dtype: Dtype;
  readonly drafts: readonly Draft[];
  readonly derive: (problem: Problem, outputs: Outputs) => Expectation[];
}

/** The vectors of a bundle, each worked out as it is asked for. */
export function* casesOf({ group, dtype, drafts, derive }: Bundle): Generator<VectorCase> {
  for (const { id, situation, flags, quantities, problem: make } of drafts) {
    const problem = make();
    const expected = outputsOf(quantities, dtype).flatMap((outputs) => derive(problem, outputs));
    yield { id, group: group.id, dtype, situation, flags, problem, expected };
  }
}

/** How many numbers are expected by a vector. */
export function elementsOf({ quantities, length }: Draft, dtype: Dtype): number {
  return outputsOf(quantities, dtype)
    .flatMap((outputs) => Object.keys(outputs) as Quantity[])
    .reduce((sum, quantity) => sum + length(quantity), 0);
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
