import type { Expected } from '../contract/expected.ts';
import type { Axis } from '../contract/measures.ts';
import type { Quantity } from '../contract/quantity.ts';
import { exponentOf } from '../numeric/words.ts';

/** The bin of an infinite input. */
const INFINITE = 63;
/** Bin k begins at 2^(k - SHIFT). */
const SHIFT = 13;

/** The bin of each element of an answer, by axis. */
export type Places = Readonly<Record<Axis, Uint8Array>>;

/**
 * Where the input of each element of a quantity's answer lies on each axis (spec/measurements.md). `gap`: how far the
 * logit of the element lies below the largest of its row, m - x; of a loss, the largest gap of a class that has a
 * target weight. `offset`: |m|; of a loss, the largest of a row that counts. `classes`: C.
 */
export function placesOf({ facts, rows, classes, problem }: Expected, quantity: Quantity): Places {
  const perElement = quantity !== 'cross_entropy';
  const length = perElement ? rows * classes : problem.reduction === 'none' ? rows : 1;
  const gap = new Uint8Array(length);
  const offset = new Uint8Array(length);
  const weight = facts.target?.weight;
  for (let i = 0, n = 0; i < rows; i++) {
    const shift = binOf(Math.abs(facts.max[i]!));
    for (const end = n + classes; n < end; n++) {
      if (!perElement && weight![n] === 0) continue;
      const at = perElement ? n : length === 1 ? 0 : i;
      gap[at] = Math.max(gap[at]!, binOf(-facts.gap[n]!));
      offset[at] = Math.max(offset[at]!, shift);
    }
  }
  return { gap, offset, classes: new Uint8Array(length).fill(binOf(classes)) };
}

/** The bin of an input of 0 or more; what is no number is as good as infinite. */
function binOf(input: number): number {
  if (input === 0) return 0;
  if (!(input < Number.POSITIVE_INFINITY)) return INFINITE;
  return Math.min(Math.max(exponentOf(input) + SHIFT, 1), INFINITE - 1);
}
