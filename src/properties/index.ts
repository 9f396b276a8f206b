import type { Check } from '../contract/check.ts';
import { agreement } from './laws/agreement.ts';
import { agreementForProbabilities } from './laws/agreement-for-probabilities.ts';
import { axesAgree } from './laws/axes-agree.ts';
import { classPermutation } from './laws/class-permutation.ts';
import { everySize } from './laws/every-size.ts';
import { finiteDifferences } from './laws/finite-differences.ts';
import { gradientRowsSumToZero, gradientRowsSumToZeroForWeights } from './laws/gradient-rows-sum-to-zero.ts';
import { inputUntouched, inputUntouchedWithOptions } from './laws/input-untouched.ts';
import { logOfSoftmax } from './laws/log-of-softmax.ts';
import { lossNeverNegative } from './laws/loss-never-negative.ts';
import { nonFiniteNeverPlausible } from './laws/non-finite-never-plausible.ts';
import { oneHotEqualsIndex } from './laws/one-hot-equals-index.ts';
import { optionsAgree } from './laws/options-agree.ts';
import { orderPreserved } from './laws/order-preserved.ts';
import { probabilitiesInRange } from './laws/probabilities-in-range.ts';
import { reductionsAgree } from './laws/reductions-agree.ts';
import { repeatIdentical } from './laws/repeat-identical.ts';
import { rowsIndependent } from './laws/rows-independent.ts';
import { rowsSumToOne } from './laws/rows-sum-to-one.ts';
import { shiftInvariance } from './laws/shift-invariance.ts';
import { smoke } from './laws/smoke.ts';

/** All laws, in the order of the report: what tells an adapter from an implementation first, options last. */
export const laws: readonly Check[] = [
  smoke,
  agreement,
  everySize,
  rowsSumToOne,
  probabilitiesInRange,
  orderPreserved,
  lossNeverNegative,
  gradientRowsSumToZero,
  finiteDifferences,
  shiftInvariance,
  classPermutation,
  rowsIndependent,
  logOfSoftmax,
  nonFiniteNeverPlausible,
  inputUntouched,
  repeatIdentical,
  reductionsAgree,
  oneHotEqualsIndex,
  agreementForProbabilities,
  gradientRowsSumToZeroForWeights,
  axesAgree,
  optionsAgree,
  inputUntouchedWithOptions,
];
