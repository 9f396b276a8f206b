import type { Mark } from '../contract/check.ts';
import { formatOf } from '../numeric/format.ts';
import { nextDown, nextUp } from '../numeric/ordinal.ts';
import { add, compare, exact, multiply, type Rational, rational, subtract } from '../numeric/rational.ts';
import { show } from '../numeric/text.ts';
import type { Judged } from './combine.ts';
import { FAITHFUL, HIGHEST, heldAt } from './judge.ts';

const ONE = rational(1n);
const FLOAT64 = formatOf('float64');

/**
 * Judges that one answer is the logarithm of another: e^l against p for each element. A level that allows the
 * logarithm an error h allows its exponential a factor between 1 - h and 1 + h + h^2 (h <= 1), and the probability
 * what it allows the probability. An element counts as excluded where h > 1.
 *
 * @param exponentials e^l for each answer l of `logs`, at most one float64 off
 */
export function logarithms(probabilities: Judged, logs: Judged, exponentials: Float64Array): Mark {
  let place = HIGHEST;
  let decisive = -1;
  let excluded = 0;
  for (let n = 0; n < exponentials.length; n++) {
    while (place >= 0 && !agrees(probabilities, logs, exponentials[n]!, n, place)) {
      place--;
      decisive = n;
    }
    if (place >= 0 && slack(logs, n, place) === undefined) excluded++;
  }
  const counts = { holds: heldAt(place), compared: exponentials.length - excluded, excluded };
  if (decisive < 0) return counts;
  const [e, p] = [show(exponentials[decisive]!), show(probabilities.answer[decisive]!)];
  return {
    ...counts,
    complaint: `element ${decisive}: the exponential of the logarithm is ${e}, the probability ${p}`,
  };
}

/** Whether e - p lies between what the level makes of the smallest e and largest p, and of the largest e and smallest p. */
function agrees(probabilities: Judged, logs: Judged, e: number, n: number, place: number): boolean {
  const p = probabilities.answer[n]!;
  if (!Number.isFinite(e) || !Number.isFinite(p)) return false;
  const h = slack(logs, n, place);
  if (h === undefined) return true;
  const { lo, hi } = probabilities.intervals;
  const ends = [lo[place]![n]!, hi[place]![n]!, lo[FAITHFUL]![n]!, hi[FAITHFUL]![n]!];
  if (!ends.every(Number.isFinite)) return true;
  const [lowest, highest, below, above] = ends.map(exact) as [Rational, Rational, Rational, Rational];
  const smallest = multiply(below, subtract(ONE, h));
  const largest = multiply(above, add(ONE, add(h, multiply(h, h))));
  return (
    compare(subtract(exact(nextDown(e, FLOAT64)), exact(p)), subtract(largest, lowest)) <= 0 &&
    compare(subtract(exact(nextUp(e, FLOAT64)), exact(p)), subtract(smallest, highest)) >= 0
  );
}

/** How far the level lets a logarithm lie from its true value, which is between the `faithful` ends; undefined above 1. */
function slack({ intervals: { lo, hi } }: Judged, n: number, place: number): Rational | undefined {
  const low = Math.min(lo[place]![n]!, lo[FAITHFUL]![n]!);
  const high = Math.max(hi[place]![n]!, hi[FAITHFUL]![n]!);
  if (low === high) return rational(0n);
  if (!Number.isFinite(low) || !Number.isFinite(high)) return undefined;
  const h = subtract(exact(high), exact(low));
  return compare(h, ONE) > 0 ? undefined : h;
}
