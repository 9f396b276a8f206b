import type { Dtype } from '../numeric/format.ts';

/** What can be asked of an implementation: P, log P, the loss, and dLoss/dX. */
export type Quantity = 'softmax' | 'log_softmax' | 'cross_entropy' | 'cross_entropy_grad';

export const QUANTITIES: readonly Quantity[] = [
  'softmax',
  'log_softmax',
  'cross_entropy',
  'cross_entropy_grad',
];

/** The dtype in which each quantity is answered. */
export type Outputs = Readonly<Partial<Record<Quantity, Dtype>>>;
