import type { Quantity } from '../contract/quantity.ts';
import type { Question } from '../contract/question.ts';
import type { Capabilities, Claims } from '../contract/subject.ts';
import type { Dtype } from '../numeric/format.ts';

/** Why a subject cannot be asked these questions, all of one dtype; undefined where it can be asked some of each. */
export function lacking(
  questions: readonly Question[],
  capabilities: Capabilities,
  dtype: Dtype,
): string | undefined {
  const claimed = capabilities.cells.filter((cell) => cell.dtype === dtype).map((cell) => cell.quantity);
  const asked = quantitiesOf(questions);
  if (!asked.some((quantity) => claimed.includes(quantity))) {
    return `does not claim ${asked.join(' or ')} in ${dtype}`;
  }
  const lacks = new Set(questions.flatMap((question) => unclaimed(question, capabilities)));
  return lacks.size === 0 ? undefined : `does not claim ${[...lacks].join(', ')}`;
}

/** All quantities that any of the questions asks for. */
export function quantitiesOf(questions: readonly Question[]): Quantity[] {
  return [...new Set(questions.flatMap(({ quantities }) => quantities))];
}

/** What a question needs and is not among the claims, in words. */
export function unclaimed({ problem }: Question, { targets, reductions, options }: Claims): string[] {
  const { targets: given, reduction, weights, labelSmoothing, ignoreIndex, upstream, layout } = problem;
  const lacks: string[] = [];
  if (given && !targets.includes(given.kind)) lacks.push(`targets as ${given.kind}`);
  if (!reductions.includes(reduction)) lacks.push(`reduction ${reduction}`);
  if (weights && !options.includes('weights')) lacks.push('weights');
  if (labelSmoothing !== undefined && !options.includes('label_smoothing')) lacks.push('label_smoothing');
  if (ignoreIndex !== undefined && !options.includes('ignore_index')) lacks.push('ignore_index');
  if (upstream && !options.includes('upstream')) lacks.push('upstream');
  if (layout && !options.includes('axis')) lacks.push('axis');
  return lacks;
}
