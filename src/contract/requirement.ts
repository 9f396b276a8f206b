import type { Quantity } from './quantity.ts';

/** The requirement that speaks of the value of each quantity, and of no other. */
const VALUE: Readonly<Record<Quantity, string>> = {
  softmax: 'SCE-SOFTMAX-VALUE',
  log_softmax: 'SCE-LOG-SOFTMAX-VALUE',
  cross_entropy: 'SCE-LOSS-VALUE',
  cross_entropy_grad: 'SCE-GRAD-VALUE',
};

/** What the runner holds an answer to with every check: that it is there, and has its size. No number breaks them. */
export const FORM: readonly string[] = ['SCE-ACCEPTS', 'SCE-SHAPE'];

/** Those of the requirements of a check that concern one quantity: all but what speaks of another alone. */
export function concerning(quantity: Quantity, requirements: readonly string[]): readonly string[] {
  const others = Object.values(VALUE).filter((id) => id !== VALUE[quantity]);
  return requirements.filter((id) => !others.includes(id));
}
