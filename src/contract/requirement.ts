import type { Quantity } from './quantity.ts';
import type { Question } from './question.ts';

const LOSSES: readonly Quantity[] = ['cross_entropy', 'cross_entropy_grad'];
const ROWS: readonly Quantity[] = ['softmax', 'log_softmax'];

/** Requirements that speak of some quantities, and of no other; all else speaks of all. */
const SPEAKS_OF: Readonly<Record<string, readonly Quantity[]>> = {
  'SCE-SOFTMAX-VALUE': ['softmax'],
  'SCE-LOG-SOFTMAX-VALUE': ['log_softmax'],
  'SCE-LOSS-VALUE': ['cross_entropy'],
  'SCE-GRAD-VALUE': ['cross_entropy_grad'],
  'SCE-ROW-SUM': ['softmax'],
  'SCE-RANGE': ['softmax'],
  'SCE-ORDER': ROWS,
  'SCE-LOG-CONSISTENT': ROWS,
  'SCE-LOSS-NONNEGATIVE': ['cross_entropy'],
  'SCE-GRAD-ROW-SUM': ['cross_entropy_grad'],
  'SCE-GRAD-DERIVATIVE': ['cross_entropy_grad'],
  'SCE-UPSTREAM': ['cross_entropy_grad'],
  'SCE-REDUCTION': LOSSES,
  'SCE-ONE-HOT': LOSSES,
  'SCE-WEIGHTS': LOSSES,
  'SCE-SMOOTHING': LOSSES,
  'SCE-IGNORED': LOSSES,
};

/** What the runner holds an answer to with every check: that it is there, and has its size. No number breaks them. */
export const FORM: readonly string[] = ['SCE-ACCEPTS', 'SCE-SHAPE'];

/** Those of the requirements of a check that concern one quantity: all but what speaks of others alone. */
export function concerning(quantity: Quantity, requirements: readonly string[]): readonly string[] {
  return requirements.filter((id) => SPEAKS_OF[id]?.includes(quantity) ?? true);
}

/** The requirement on classes with the logit -inf. */
const ON_MASKS = 'SCE-MASK';

/** Whether some logit that was asked about is -inf. */
export function isMasked(questions: readonly Question[]): boolean {
  return questions.some(({ problem }) => problem.logits.values.includes(-Infinity));
}

/** Those of some requirements that a case can break: what is said of masks only where it has one. */
export function breakable(requirements: readonly string[], masked: boolean): readonly string[] {
  return masked ? requirements : requirements.filter((id) => id !== ON_MASKS);
}
