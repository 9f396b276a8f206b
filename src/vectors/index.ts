import type { Check } from '../contract/check.ts';
import { checkOf } from './check.ts';
import type { VectorGroup } from './group.ts';
import { axes } from './groups/axes.ts';
import { classWeights } from './groups/class-weights.ts';
import { clipping } from './groups/clipping.ts';
import { denseTargets } from './groups/dense-targets.ts';
import { exactTies } from './groups/exact-ties.ts';
import { flatRows } from './groups/flat-rows.ts';
import { gapSweep } from './groups/gap-sweep.ts';
import { globalMax } from './groups/global-max.ts';
import { ignoredRows } from './groups/ignored-rows.ts';
import { labelEnds } from './groups/label-ends.ts';
import { labelSmoothing } from './groups/label-smoothing.ts';
import { maskedLabels } from './groups/masked-labels.ts';
import { masks } from './groups/masks.ts';
import { maxSeed } from './groups/max-seed.ts';
import { meanOverflow } from './groups/mean-overflow.ts';
import { mixedScales } from './groups/mixed-scales.ts';
import { offsets } from './groups/offsets.ts';
import { optionPairs } from './groups/option-pairs.ts';
import { overflowThresholds } from './groups/overflow-thresholds.ts';
import { realLogits } from './groups/real-logits.ts';
import { reductions } from './groups/reductions.ts';
import { rowWidths } from './groups/row-widths.ts';
import { singleClass } from './groups/single-class.ts';
import { stickyTails } from './groups/sticky-tails.ts';
import { subnormalResults } from './groups/subnormal-results.ts';
import { sumsAndRows } from './groups/sums-and-rows.ts';
import { swampedTerms } from './groups/swamped-terms.ts';
import { targetSums } from './groups/target-sums.ts';
import { upstreamGradients } from './groups/upstream-gradients.ts';
import { workedExamples } from './groups/worked-examples.ts';

/** All groups, in the order of reports: what needs no option first, from the ordinary to the far-fetched. */
export const vectorGroups: readonly VectorGroup[] = [
  workedExamples,
  labelEnds,
  singleClass,
  reductions,
  rowWidths,
  flatRows,
  overflowThresholds,
  maxSeed,
  globalMax,
  offsets,
  gapSweep,
  clipping,
  swampedTerms,
  mixedScales,
  masks,
  maskedLabels,
  meanOverflow,
  subnormalResults,
  stickyTails,
  exactTies,
  realLogits,
  denseTargets,
  targetSums,
  sumsAndRows,
  upstreamGradients,
  classWeights,
  labelSmoothing,
  ignoredRows,
  axes,
  optionPairs,
];

/** The groups as checks. */
export const groups: readonly Check[] = vectorGroups.map(checkOf);
