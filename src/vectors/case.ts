import type { Level } from '../contract/level.ts';
import type { Problem } from '../contract/problem.ts';
import type { Quantity } from '../contract/quantity.ts';
import type { Dtype } from '../numeric/format.ts';
import type { Tensor } from '../numeric/tensor.ts';
import type { Flag } from './flags.ts';

/** A vector with all that is expected of it: what every format writes, each in its own way. */
export interface VectorCase {
  /** `group/slug`: the same for the same situation in another dtype. */
  readonly id: string;
  readonly group: string;
  /** Of the logits. */
  readonly dtype: Dtype;
  /** One sentence: what is so. */
  readonly situation: string;
  readonly flags: readonly Flag[];
  /** Row by row; where it has a layout, files show it as `presented` does. */
  readonly problem: Problem;
  readonly expected: readonly Expectation[];
}

/** What is expected of one quantity, answered in one dtype. Elements are in the order in which they are presented. */
export interface Expectation {
  readonly quantity: Quantity;
  /** The true values, correctly rounded to the dtype of the answer, in the shape in which it is presented. */
  readonly correct: Tensor;
  /** Of problems that are written out, the true values to 40 significant digits, and the sign of each less its digits. */
  readonly digits?: readonly string[];
  readonly rest?: readonly (-1 | 0 | 1)[];
  /** At each level and for each element the smallest and the largest acceptable float, infinities included. */
  readonly lowest: Limits;
  readonly highest: Limits;
}

export type Limits = Readonly<Record<Level, Float64Array>>;
