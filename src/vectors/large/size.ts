import type { Quantity } from '../../contract/quantity.ts';
import { QUANTITIES } from '../../contract/quantity.ts';
import type { Flag } from '../flags.ts';

/** N rows of C classes, and what is asked of them: more than a million numbers are not compared one by one. */
export interface Size {
  readonly rows: number;
  readonly classes: number;
  readonly quantities: readonly Quantity[];
  /** What so many rows are there to show. */
  readonly flags: readonly Flag[];
}

const LOSS: readonly Quantity[] = ['cross_entropy'];

/** From the classes of an image to the vocabularies of language models. */
export const sizes: readonly Size[] = [
  { rows: 1, classes: 1000, quantities: QUANTITIES, flags: [] },
  { rows: 64, classes: 1000, quantities: QUANTITIES, flags: [] },
  { rows: 1, classes: 32000, quantities: QUANTITIES, flags: [] },
  { rows: 4, classes: 50257, quantities: QUANTITIES, flags: [] },
  { rows: 1, classes: 128256, quantities: QUANTITIES, flags: [] },
  { rows: 8, classes: 128256, quantities: QUANTITIES, flags: [] },
  { rows: 77, classes: 128256, quantities: LOSS, flags: [] },
  { rows: 100_000, classes: 10, quantities: LOSS, flags: ['narrow-mean'] },
];
