import { DTYPES } from '../../src/numeric/format.ts';
import type { Declared } from '../../src/subjects/declared.ts';

/** What a mutant says it can do: no more than it takes to show its disease. Nothing: float64, index labels, the mean. */
export type Claims = Declared;

export const FLOAT32: Claims = { dtypes: ['float32'] };
export const FLOAT16: Claims = { dtypes: ['float16'] };
export const BFLOAT16: Claims = { dtypes: ['bfloat16'] };

export const PROBABILITIES: Claims = { targets: ['index', 'probabilities'] };
export const REDUCTIONS: Claims = { reductions: ['mean', 'sum', 'none'] };
export const UPSTREAM: Claims = { ...REDUCTIONS, options: ['upstream'] };
export const WEIGHTS: Claims = { options: ['weights'] };
export const SMOOTHING: Claims = { options: ['label_smoothing'] };
export const IGNORING: Claims = { options: ['ignore_index'] };

export const ALL_OPTIONS: Claims = {
  ...PROBABILITIES,
  ...REDUCTIONS,
  options: ['weights', 'label_smoothing', 'ignore_index', 'upstream'],
};
export const EVERYTHING: Claims = { dtypes: [...DTYPES], ...ALL_OPTIONS };
