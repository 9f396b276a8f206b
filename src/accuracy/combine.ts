import type { Mark } from '../contract/check.ts';
import { LEVELS } from '../contract/level.ts';
import { show } from '../numeric/text.ts';
import { Balance } from './balance.ts';
import type { Intervals } from './intervals.ts';
import { HIGHEST, heldAt } from './judge.ts';

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

/**
 * A sum of strands that is one and the same number for the true values, whatever that number is. A level allows the
 * answers as much as it allows their parts: the sum must lie between the sums of the interval ends, exactly.
 */
export type Relation = readonly Strand[];

/** Judges relations. Each is one comparison, excluded where the bounds are silent on a part of it. */
export function related(relations: Iterable<Relation>, name: (index: number) => string): Mark {
  return tally(
    relations,
    name,
    (relation, place) => isBalanced(relation, place, 1) && isBalanced(relation, place, -1),
  );
}

/** Judges sums of strands that are at least 0 for the true values, and may be anything above. */
export function nonNegative(relations: Iterable<Relation>, name: (index: number) => string): Mark {
  return tally(relations, name, (relation, place) => isBalanced(relation, place, 1));
}

/** Judges that each row of `length` elements sums to what the true values sum to: 1 for softmax, 0 for gradients. */
export function rowSums(of: Judged, length: number): Mark {
  const rows = of.answer.length / length;
  const relations = Array.from({ length: rows }, (_, i) => [
    { of, from: i * length, count: length, times: 1 },
  ]);
  return related(relations, (i) => `the sum of row ${i}`);
}

/** Judges two answers to the same true values; element n of the first belongs to element `partner(n)` of the second. */
export function sameValues(first: Judged, second: Judged, partner = (n: number) => n): Mark {
  const relations = Array.from(first.answer, (_, n) => [
    { of: first, from: n, count: 1, times: 1 },
    { of: second, from: partner(n), count: 1, times: -1 },
  ]);
  return related(relations, (n) => `the difference of element ${n} and its partner ${partner(n)}`);
}

const balance = new Balance();

/** Whether the answers' sum is not below (direction 1), or not above (-1), what the level's interval ends allow. */
function isBalanced(relation: Relation, place: number, direction: 1 | -1): boolean {
  balance.clear();
  for (const { of, from, count, times } of relation) {
    const fromBelow = times * direction > 0;
    const ends = fromBelow ? of.intervals.lo[place]! : of.intervals.hi[place]!;
    for (let n = from; n < from + count; n++) {
      const answer = of.answer[n]!;
      balance.add(Math.abs(times), fromBelow ? answer : ends[n]!, fromBelow ? ends[n]! : answer);
    }
  }
  return balance.isNonNegative();
}

function tally(
  relations: Iterable<Relation>,
  name: (index: number) => string,
  holds: (relation: Relation, place: number) => boolean,
): Mark {
  let place = HIGHEST;
  let compared = 0;
  let excluded = 0;
  let complaint: string | undefined;
  let index = 0;
  for (const relation of relations) {
    const before = place;
    while (place >= 0 && !holds(relation, place)) place--;
    if (place < before)
      complaint = `${name(index)} is off by ${show(offBy(relation))}, more than ${LEVELS[place + 1]} allows`;
    if (relation.some(isSilent)) excluded++;
    else compared++;
    index++;
  }
  return { holds: heldAt(place), compared, excluded, ...(complaint !== undefined && { complaint }) };
}

function isSilent({ of, from, count }: Strand): boolean {
  return of.intervals.silent.subarray(from, from + count).includes(1);
}

/** About how far the answers' sum lies from that of the correctly rounded values; for people. */
function offBy(relation: Relation): number {
  let sum = 0;
  for (const { of, from, count, times } of relation) {
    for (let n = from; n < from + count; n++) sum += times * (of.answer[n]! - of.intervals.correct[n]!);
  }
  return sum;
}
