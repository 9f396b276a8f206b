import type { Quantity } from '../../contract/quantity.ts';
import type { Dtype } from '../../numeric/format.ts';
import type { VectorCase } from '../case.ts';

/** How a function is called for a quantity: by the names of arrays, and of what is said of the case. */
export interface Call {
  readonly positional: readonly string[];
  /** Options, those alone that the problem has and the quantity heeds: a function without any is given none. */
  readonly named: readonly string[];
  /** In which an answer is expected: the first, unless it comes in another of them. */
  readonly dtypes: readonly Dtype[];
}

/** What to call for the answers to a case, by quantity. */
export function callsOf({ problem, expected }: VectorCase): Partial<Record<Quantity, Call>> {
  const { targets, weights, labelSmoothing, ignoreIndex, reduction, upstream, layout } = problem;
  const targetNames = targets ? [targets.kind === 'index' ? 'labels' : 'probabilities'] : [];
  const ofLoss = [
    ...(weights ? ['weights'] : []),
    ...(labelSmoothing === undefined ? [] : ['label_smoothing']),
    ...(ignoreIndex === undefined ? [] : ['ignore_index']),
    ...(reduction === 'mean' ? [] : ['reduction']),
  ];
  const ofGradient = [...ofLoss, ...(upstream ? ['upstream'] : [])];
  const named = { softmax: [], log_softmax: [], cross_entropy: ofLoss, cross_entropy_grad: ofGradient };
  const call = (quantity: Quantity): Call => ({
    positional: ['logits', ...(quantity.startsWith('cross_entropy') ? targetNames : [])],
    named: [...named[quantity], ...(layout ? ['axis'] : [])],
    dtypes: expected.filter((one) => one.quantity === quantity).map(({ correct }) => correct.dtype),
  });
  return Object.fromEntries(expected.map(({ quantity }) => [quantity, call(quantity)]));
}
