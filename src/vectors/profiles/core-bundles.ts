import type { Bundle } from '../bundle.ts';
import { vectorGroups } from '../index.ts';
import { onlyOf } from '../only.ts';
import { bundleOf } from './full-bundles.ts';

/**
 * One or two of each group that needs no option, of at most 8 logits. The loss of every mutant that the loss of any such
 * vector finds is found by these.
 */
const CORE: readonly string[] = [
  'worked-examples/three-classes',
  'worked-examples/two-rows',
  'worked-examples/of-probabilities',
  'label-ends/first-of-3',
  'label-ends/last-of-3',
  'single-class/zero',
  'reductions/rows-2',
  'row-widths/width-5',
  'flat-rows/zeros-7',
  'overflow-thresholds/first-above',
  'overflow-thresholds/far-above',
  'max-seed/equal-1000',
  'max-seed/lowest',
  'global-max/far-apart',
  'global-max/crossed',
  'offsets/none',
  'offsets/minus-2-to-13',
  'offsets/equal-largest',
  'gap-sweep/winner-40',
  'gap-sweep/loser-104',
  'gap-sweep/loser-1000',
  'clipping/loss-50',
  'mixed-scales/inexact-gap',
  'mixed-scales/whole-range',
  'masks/middle',
  'masks/beside-the-lowest-logit',
  'masked-labels/one-row-of-two',
  'mean-overflow/one-of-three',
  'subnormal-results/middle',
  'sticky-tails/even-below',
  'real-logits/mistaken-flower',
];

/** The mean loss of few logits with index labels, in float64 and float32: what fits into a unit test. */
export function coreBundles(): Bundle[] {
  const plain = vectorGroups.filter(({ option }) => option === undefined);
  const bundles = plain.flatMap((group) => group.dtypes.map((dtype) => bundleOf(group, dtype)));
  return onlyOf(bundles, { case: [...CORE], dtype: ['float64', 'float32'], quantity: ['cross_entropy'] });
}
