import type { Check } from '../contract/check.ts';
import { allMaskedRow } from './probes/all-masked-row.ts';
import { noClasses, noRows } from './probes/empty.ts';
import { ignoredNanRow, ignoredProbabilities } from './probes/ignored.ts';
import { labelNegative, labelTooLarge } from './probes/label-range.ts';
import { maskedClassTarget } from './probes/masked-class-target.ts';
import { infiniteLogit, nanLogit } from './probes/non-finite-logit.ts';
import { allRowsIgnored, zeroWeights } from './probes/nothing-counts.ts';
import { overflowingSum } from './probes/overflowing-sum.ts';
import { labelSmoothing, weightedMean } from './probes/readings.ts';
import { sameQuestion } from './probes/same-question.ts';
import { subnormals } from './probes/subnormals.ts';

/** One probe for each situation, in the order of the table; asked after all else, since some programs die of them. */
export const probes: readonly Check[] = [
  allMaskedRow,
  nanLogit,
  infiniteLogit,
  allRowsIgnored,
  zeroWeights,
  weightedMean,
  labelSmoothing,
  maskedClassTarget,
  ignoredNanRow,
  ignoredProbabilities,
  labelTooLarge,
  labelNegative,
  noRows,
  noClasses,
  overflowingSum,
  subnormals,
  sameQuestion,
];
