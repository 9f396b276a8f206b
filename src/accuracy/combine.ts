import type { Mark } from '../contract/check.ts';
import { LEVELS } from '../contract/level.ts';
import { show } from '../numeric/text.ts';
import { Balance } from './balance.ts';
import type { Intervals } from './intervals.ts';
import { accepts, FAITHFUL, HIGHEST, heldAt, isForgiven } from './judge.ts';

/** An answer, and what is acceptable of it. */
export interface Judged {
  readonly intervals: Intervals;
  readonly answer: Float64Array;
}

/** Elements `from` to `from + count - 1` of an answer, all with the same coefficient (a whole number, not 0). */
export interface Strand {
  readonly of: Judged;
  readonly from: number;
  readonly count: number;
  readonly times: number;
}

/** A sum of strands that is a known number for the true values. */
export type Relation = readonly Strand[];

/**
 * Judges that each relation's sum is `total`. Nothing is forgiven but what the level forgives the parts: how far its
 * interval reaches from each true value (known to lie between the `faithful` ends), summed exactly. A relation is one
 * comparison, excluded where a part of it is only forgiven.
 */
export function related(relations: Iterable<Relation>, total: number, name: (index: number) => string): Mark {
  return tally(relations, total, name, [1, -1]);
}

/** Judges that each relation's sum is at least 0, in the same way. */
export function nonNegative(relations: Iterable<Relation>, name: (index: number) => string): Mark {
  return tally(relations, 0, name, [1]);
}

/** Judges that each row of `length` elements sums to `total`: 1 for softmax, 0 for gradients. */
export function rowSums(of: Judged, length: number, total: number): Mark {
  const rows = of.answer.length / length;
  const relations = Array.from({ length: rows }, (_, i) => [
    { of, from: i * length, count: length, times: 1 },
  ]);
  return related(relations, total, (i) => `the sum of row ${i}`);
}

/** Judges two answers to the same true values; element n of the first belongs to element `partner(n)` of the second. */
export function sameValues(first: Judged, second: Judged, partner = (n: number) => n): Mark {
  const relations = Array.from(first.answer, (_, n) => [
    { of: first, from: n, count: 1, times: 1 },
    { of: second, from: partner(n), count: 1, times: -1 },
  ]);
  return related(relations, 0, (n) => `the difference of element ${n} and its partner ${partner(n)}`);
}

/** Towards which side a sum may not be off: 1 not below, -1 not above. */
type Direction = 1 | -1;

const balance = new Balance();

/** Whether the sum of the answers is not below (not above) the total by more than the level allows its parts. */
function isBalanced(relation: Relation, total: number, place: number, direction: Direction): boolean {
  let unlimited = false;
  balance.clear();
  balance.add(1, direction > 0 ? 0 : total, direction > 0 ? total : 0);
  for (const { of, from, count, times } of relation) {
    const [lo, hi] = [of.intervals.lo[place]!, of.intervals.hi[place]!];
    const [below, above] = [of.intervals.lo[FAITHFUL]!, of.intervals.hi[FAITHFUL]!];
    const size = Math.abs(times);
    for (let n = from; n < from + count; n++) {
      const answer = of.answer[n]!;
      if (!Number.isFinite(answer) || !Number.isFinite(below[n]) || !Number.isFinite(above[n])) {
        // A sum with an infinite part says nothing of the others.
        if (!accepts(of.intervals, place, n, answer)) return false;
        unlimited = true;
      } else if (times * direction > 0) {
        balance.add(size, answer, lo[n]!);
        balance.add(size, above[n]!, 0);
      } else {
        balance.add(size, hi[n]!, answer);
        balance.add(size, 0, below[n]!);
      }
    }
  }
  return unlimited || balance.isNonNegative();
}

function tally(
  relations: Iterable<Relation>,
  total: number,
  name: (index: number) => string,
  directions: readonly Direction[],
): Mark {
  let place = HIGHEST;
  let compared = 0;
  let excluded = 0;
  let complaint: string | undefined;
  let index = 0;
  for (const relation of relations) {
    const before = place;
    const holds = () => directions.every((direction) => isBalanced(relation, total, place, direction));
    while (place >= 0 && !holds()) place--;
    if (place < before) {
      const off = show(Number(offBy(relation, total).toPrecision(3)));
      complaint = `${name(index)} is off by ${off}, more than ${LEVELS[place + 1]} allows`;
    }
    if (relation.some(isForgiving)) excluded++;
    else compared++;
    index++;
  }
  return { holds: heldAt(place), compared, excluded, ...(complaint !== undefined && { complaint }) };
}

function isForgiving({ of: { intervals, answer }, from, count }: Strand): boolean {
  for (let n = from; n < from + count; n++) if (isForgiven(intervals, n, answer[n]!)) return true;
  return false;
}

/** About how far the sum of the answers lies from the total; for people. */
function offBy(relation: Relation, total: number): number {
  let sum = -total;
  for (const { of, from, count, times } of relation) {
    for (let n = from; n < from + count; n++) sum += times * of.answer[n]!;
  }
  return sum;
}
