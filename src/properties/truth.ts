import { type Intervals, intervals } from '../accuracy/intervals.ts';
import type { Draw } from '../contract/check.ts';
import type { Problem } from '../contract/problem.ts';
import type { Quantity } from '../contract/quantity.ts';
import { meant } from '../model/meant.ts';
import { expected } from '../oracle/expected.ts';
import { once } from './once.ts';

/** The acceptable values of each quantity asked for, row-major. */
export type Truth = (quantity: Quantity) => Intervals;

/**
 * What the reference says of a problem as the subject means it, worked out at the first call and then kept: it belongs to the case, and serves
 * any number of subjects.
 */
export function truthOf(
  problem: Problem,
  { outputs, dialect }: Pick<Draw, 'outputs' | 'dialect'>,
  quantities: readonly Quantity[],
): Truth {
  const wanted = Object.fromEntries(
    quantities.map((quantity) => [quantity, outputs[quantity] ?? problem.logits.dtype]),
  );
  const values = once(() => expected(meant(problem, dialect), wanted));
  const known = new Map<Quantity, Intervals>();
  return (quantity) => {
    const found = known.get(quantity) ?? intervals(values(), quantity);
    known.set(quantity, found);
    return found;
  };
}
