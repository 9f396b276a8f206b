import type { Expectation, VectorCase } from '../case.ts';

/** What an expectation may need for which not every format has room, and what it is called in tables and messages. */
export const FEATURES = {
  digits: 'the true values to 40 digits',
  bfloat16: 'bfloat16',
  gradient: 'the gradient of the loss',
  'wider-loss': 'the float32 loss of half-precision logits',
  probabilities: 'probabilities as targets',
  'label-smoothing': 'label smoothing',
  'other-axis': 'the loss along another axis than the second',
} as const;

export type Feature = keyof typeof FEATURES;

export const FEATURE_IDS = Object.keys(FEATURES) as Feature[];

/** What of one expectation a format leaves out: the whole of it, or its digits. */
export function featuresOf(
  { problem, dtype }: VectorCase,
  { quantity, correct, digits }: Expectation,
): Feature[] {
  const ofLoss = quantity === 'cross_entropy' || quantity === 'cross_entropy_grad';
  const has: Readonly<Record<Feature, boolean>> = {
    digits: digits !== undefined,
    bfloat16: dtype === 'bfloat16' || correct.dtype === 'bfloat16',
    gradient: quantity === 'cross_entropy_grad',
    'wider-loss': correct.dtype !== dtype,
    probabilities: ofLoss && problem.targets?.kind === 'probabilities',
    'label-smoothing': ofLoss && problem.labelSmoothing !== undefined,
    'other-axis': ofLoss && problem.layout !== undefined && problem.layout.axis !== 1,
  };
  return FEATURE_IDS.filter((feature) => has[feature]);
}
