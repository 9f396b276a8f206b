import type { Quantity } from './quantity.ts';

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
