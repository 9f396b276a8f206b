import type { Mark, Worst } from '../contract/check.ts';
import { type Held, LEVELS } from '../contract/level.ts';
import { distance } from '../numeric/ordinal.ts';
import { show } from '../numeric/text.ts';
import { Gathering } from './gathering.ts';
import type { Intervals } from './intervals.ts';

/** The place of `exact` in LEVELS: where judging starts, going down. */
export const HIGHEST = LEVELS.length - 1;

/** The place of the level whose ends enclose the true value. */
export const FAITHFUL = LEVELS.indexOf('faithful');

/** The level at a place in LEVELS, or `none` below the first. */
export function heldAt(place: number): Held {
  return LEVELS[place] ?? 'none';
}

/** Whether a level (by its place in LEVELS) accepts an answer. No NaN is accepted. */
export function accepts({ lo, hi }: Intervals, place: number, n: number, answer: number): boolean {
  return lo[place]![n]! <= answer && answer <= hi[place]![n]!;
}

/** Whether an answer is accepted only by levels that say nothing there, or make allowance for overflow. */
export function isForgiven(intervals: Intervals, n: number, answer: number): boolean {
  const first = intervals.silent[n]!;
  return first > 0 && !accepts(intervals, first, n, answer) && accepts(intervals, 0, n, answer);
}

/**
 * The highest level at which every element of an answer is acceptable, and how far the elements lie from the true
 * values. Elements that are only forgiven lower the level like others, but count as excluded and are not measured.
 *
 * @param answer as many values as `intervals` has, of its format
 * @param question which question of the case it answers
 */
export function judge(intervals: Intervals, answer: Float64Array, question = 0): Mark {
  const gathering = new Gathering(intervals);
  let place = HIGHEST;
  let decisive = -1;
  let worstError = -1;
  let worst = -1;
  let excluded = 0;
  for (let n = 0; n < answer.length; n++) {
    while (place >= 0 && !accepts(intervals, place, n, answer[n]!)) {
      place--;
      decisive = n;
    }
    if (isForgiven(intervals, n, answer[n]!)) {
      excluded++;
      continue;
    }
    const error = errorInFloats(intervals, n, answer[n]!);
    gathering.add(n, error, answer[n] === intervals.correct[n]);
    if (error > worstError) {
      worstError = error;
      worst = n;
    }
  }
  return {
    holds: heldAt(place),
    compared: answer.length - excluded,
    excluded,
    ...(worst >= 0 && { worst: worstOf(intervals, answer, worst, worstError, question) }),
    histogram: gathering.histogram(),
    measures: gathering.measures(),
    ...(decisive >= 0 && {
      decisive: worstOf(
        intervals,
        answer,
        decisive,
        errorInFloats(intervals, decisive, answer[decisive]!),
        question,
      ),
      complaint: complaint(intervals, answer, decisive, place + 1),
    }),
  };
}

/**
 * How many floats an answer lies from the true value: whole floats to the correctly rounded one, and from there the
 * rest. NaN is infinitely far.
 */
export function errorInFloats({ correct, residual, format }: Intervals, n: number, answer: number): number {
  const floats = distance(answer, correct[n]!, format);
  return Math.abs((answer < correct[n]! ? -floats : floats) - residual[n]!);
}

function worstOf(
  { correct }: Intervals,
  answer: Float64Array,
  element: number,
  ulp: number,
  question: number,
): Worst {
  return { ulp, question, element, answer: answer[element]!, correct: correct[element]! };
}

function complaint(intervals: Intervals, answer: Float64Array, n: number, place: number): string {
  const { correct, lo, hi } = intervals;
  const error = errorInFloats(intervals, n, answer[n]!);
  const off = Number.isFinite(error) ? `${error.toPrecision(3)} floats` : 'infinitely many floats';
  const range = `${show(lo[place]![n]!)} to ${show(hi[place]![n]!)}`;
  return (
    `element ${n} is ${show(answer[n]!)} where ${show(correct[n]!)} is right, ` +
    `${off} away; ${LEVELS[place]} accepts ${range}`
  );
}
