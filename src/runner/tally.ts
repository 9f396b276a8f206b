import { sumOfCounts } from '../accuracy/histogram.ts';
import { mergeMeasures } from '../accuracy/merge-measures.ts';
import type { Mark, Worst } from '../contract/check.ts';
import { type Held, type Level, rank, worse } from '../contract/level.ts';
import type { Measures } from '../contract/measures.ts';
import type { Finding } from '../contract/report.ts';
import type { Break } from './hear.ts';
import type { Outcome, Tried } from './judge.ts';

/** What the cases of a check said of one quantity so far, whatever the order in which they came. */
export interface Tally {
  readonly cases: number;
  readonly compared: number;
  readonly excluded: number;
  readonly level?: Held;
  readonly histogram?: readonly number[];
  readonly measures?: Measures;
  readonly worst?: Located;
  /** Of the cases that fail, those that hold the lowest level; of these, the one of lowest index. */
  readonly failure?: { readonly tried: Tried; readonly outcome: Outcome };
  /** What broke in the case of lowest index. */
  readonly broken?: { readonly tried: Tried; readonly broken: Break };
  /** The requirements that failing cases broke. */
  readonly broke: readonly string[];
  /** What a probe found. */
  readonly found?: string;
}

type Located = NonNullable<Finding['worst']>;

export const EMPTY: Tally = { cases: 0, compared: 0, excluded: 0, broke: [] };

/** Whether a mark falls short of the level asked for. */
export function fails(mark: Mark | undefined, asked: Level): boolean {
  return mark !== undefined && rank(mark.holds) < rank(asked);
}

/** The tally with one more case. */
export function add(tally: Tally, tried: Tried, outcome: Outcome, asked: Level): Tally {
  const { mark, broken } = outcome;
  const failing = fails(mark, asked);
  const level = mark ? worse(mark.holds, tally.level ?? 'exact') : tally.level;
  const histogram = both(tally.histogram, mark?.histogram, sumOfCounts);
  const measures = both(tally.measures, mark?.measures, mergeMeasures);
  const worst = larger(tally.worst, mark?.worst && locate(mark.worst, tried));
  const failure = failing ? clearest(tally.failure, { tried, outcome }) : tally.failure;
  const found = tally.found ?? mark?.found;
  const breaking = broken ? lowest(tally.broken, { tried, broken }) : tally.broken;
  return {
    cases: tally.cases + 1,
    compared: tally.compared + (mark?.compared ?? 0),
    excluded: tally.excluded + (mark?.excluded ?? 0),
    broke: failing ? [...new Set([...tally.broke, ...outcome.requirements])] : tally.broke,
    ...(level && { level }),
    ...(histogram && { histogram }),
    ...(measures && { measures }),
    ...(worst && { worst }),
    ...(failure && { failure }),
    ...(breaking && { broken: breaking }),
    ...(found !== undefined && { found }),
  };
}

function locate(worst: Worst, { case: { id }, index, questions }: Tried): Located {
  return { ...worst, case: id, index, problem: questions[worst.question]! };
}

type Failure = NonNullable<Tally['failure']>;

function clearest(a: Failure | undefined, b: Failure): Failure {
  const held = ({ outcome }: Failure) => rank(outcome.mark!.holds);
  if (!a || held(a) === held(b)) return lowest(a, b);
  return held(a) < held(b) ? a : b;
}

function lowest<T extends { readonly tried: Tried }>(a: T | undefined, b: T): T {
  return a && a.tried.index <= b.tried.index ? a : b;
}

/** The larger error; of equal ones that of the lower index. */
function larger(a: Located | undefined, b: Located | undefined): Located | undefined {
  if (!a || !b) return a ?? b;
  if (a.ulp === b.ulp) return a.index <= b.index ? a : b;
  return a.ulp > b.ulp ? a : b;
}

function both<T>(a: T | undefined, b: T | undefined, together: (a: T, b: T) => T): T | undefined {
  return a && b ? together(a, b) : (a ?? b);
}
