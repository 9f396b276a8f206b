import { AXES } from './bank/axes.ts';
import { CLIPPING } from './bank/clipping.ts';
import { COMBINATIONS } from './bank/combinations.ts';
import { DIALECTS } from './bank/dialects.ts';
import { DOUBLE_SOFTMAX } from './bank/double-softmax.ts';
import { EXPONENTIALS } from './bank/exponentials.ts';
import { GRADIENT_SCALES } from './bank/gradient-scales.ts';
import { GRADIENTS } from './bank/gradients.ts';
import { HALF_PRECISION } from './bank/half-precision.ts';
import { IGNORED_ROWS } from './bank/ignored-rows.ts';
import { LABELS } from './bank/labels.ts';
import { LAYOUT } from './bank/layout.ts';
import { LOGARITHMS } from './bank/logarithms.ts';
import { MASKS } from './bank/masks.ts';
import { MAXIMUM_SCOPE } from './bank/maximum-scope.ts';
import { MAXIMUM_SEED } from './bank/maximum-seed.ts';
import { MEANS } from './bank/means.ts';
import { MEMORY } from './bank/memory.ts';
import { NON_FINITE } from './bank/non-finite.ts';
import { OVERFLOW } from './bank/overflow.ts';
import { RACES } from './bank/races.ts';
import { ROUNDING } from './bank/rounding.ts';
import { SINGLE_PRECISION } from './bank/single-precision.ts';
import { SIZES } from './bank/sizes.ts';
import { TARGETS } from './bank/targets.ts';
import { WEIGHTS_AND_SMOOTHING } from './bank/weights-and-smoothing.ts';
import { ZERO_TIMES_INFINITY } from './bank/zero-times-infinity.ts';
import type { Mutant } from './mutant.ts';

/** Mutants by their disease, in the order of a computation. */
export const BANK: readonly (readonly [disease: string, mutants: readonly Mutant[]])[] = [
  ['overflow', OVERFLOW],
  ['seed of the maximum', MAXIMUM_SEED],
  ['scope of the maximum', MAXIMUM_SCOPE],
  ['exponentials', EXPONENTIALS],
  ['softmax twice or not at all', DOUBLE_SOFTMAX],
  ['masks', MASKS],
  ['NaN and infinity', NON_FINITE],
  ['logarithms', LOGARITHMS],
  ['half precision', HALF_PRECISION],
  ['single precision', SINGLE_PRECISION],
  ['rounding', ROUNDING],
  ['clipping', CLIPPING],
  ['zero times infinity', ZERO_TIMES_INFINITY],
  ['labels', LABELS],
  ['targets', TARGETS],
  ['ignored rows', IGNORED_ROWS],
  ['weights and smoothing', WEIGHTS_AND_SMOOTHING],
  ['options together', COMBINATIONS],
  ['means', MEANS],
  ['gradients', GRADIENTS],
  ['scale of the gradient', GRADIENT_SCALES],
  ['sizes', SIZES],
  ['layout', LAYOUT],
  ['axes', AXES],
  ['memory', MEMORY],
  ['races', RACES],
  ['dialects', DIALECTS],
];

export const MUTANTS: readonly Mutant[] = BANK.flatMap(([, mutants]) => mutants);
