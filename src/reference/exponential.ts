import { formatOf } from '../numeric/format.ts';
import { exact } from '../numeric/rational.ts';
import { round } from './decide.ts';
import { ZERO } from './real.ts';

/**
 * e^x, correctly rounded to float64, for x in [-1e15, 0] (below that 0, the right value).
 *
 * @throws RangeError for x > 0 or NaN
 */
export function exponential(x: number): number {
  if (!(x <= 0)) throw new RangeError(`e^${x}: only x <= 0 is needed here`);
  if (x === -Infinity) return 0;
  const power = exact(x);
  if (power.num === 0n) return 1;
  return round(
    { rational: ZERO, tail: { sign: 1, at: (precision) => precision.exp(power) } },
    formatOf('float64'),
  ).value;
}
