import type { Problem } from './problem.ts';
import type { Quantity } from './quantity.ts';
import type { Claims } from './subject.ts';

/** What it takes to be asked for a quantity of a problem and is not among the claims, in words. */
export function unclaimed(problem: Problem, quantity: Quantity, claims: Claims): string[] {
  const { targets, reductions, options } = claims;
  const axis = problem.layout && !options.includes('axis') ? ['axis'] : [];
  if (quantity === 'softmax' || quantity === 'log_softmax') return axis;
  const { targets: given, reduction, weights, labelSmoothing, ignoreIndex, upstream } = problem;
  const lacks: string[] = [];
  if (given && !targets.includes(given.kind)) lacks.push(`targets as ${given.kind}`);
  if (!reductions.includes(reduction)) lacks.push(`reduction ${reduction}`);
  if (weights && !options.includes('weights')) lacks.push('weights');
  if (labelSmoothing !== undefined && !options.includes('label_smoothing')) lacks.push('label_smoothing');
  if (ignoreIndex !== undefined && !options.includes('ignore_index')) lacks.push('ignore_index');
  if (upstream && !options.includes('upstream')) lacks.push('upstream');
  return [...lacks, ...axis];
}
