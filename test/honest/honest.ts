import type { Level } from '../../src/contract/level.ts';
import type { Quantity } from '../../src/contract/quantity.ts';
import type { Dtype } from '../../src/numeric/format.ts';

/** An implementation that is right, in its own way. Each is written from scratch, so that they share no habits. */
export interface Honest {
  readonly name: string;
  readonly module: object;
  /** The level of every cell that it claims, by dtype; with every seed the same. */
  readonly levels: Readonly<Partial<Record<Dtype, Level | Readonly<Record<Quantity, Level>>>>>;
}

/** All quantities at the level of the books, for those that are better in one. */
export const STABLE = {
  softmax: 'stable',
  log_softmax: 'stable',
  cross_entropy: 'stable',
  cross_entropy_grad: 'stable',
} as const;
