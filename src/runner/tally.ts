import { sumOfCounts } from '../accuracy/histogram.ts';
import { mergeMeasures } from '../accuracy/merge-measures.ts';
import type { Mark, Worst } from '../contract/check.ts';
import { type Held, type Level, rank, worse } from '../contract/level.ts';
import type { Numbered, Tally } from '../contract/part.ts';
import type { Break as Heard } from './hear.ts';
import type { Outcome, Tried } from './judge.ts';

/** A failing case, before it is made small. */
export interface Failing extends Numbered {
  readonly level: Held;
  readonly tried: Tried;
  readonly outcome: Outcome;
}

/** A case that broke, before anything is made of it. */
export interface Breaking extends Numbered {
  readonly tried: Tried;
  readonly broken: Heard;
}

/** A tally while a run goes on. */
export type Open = Tally<Failing, Breaking>;

export const EMPTY: Tally<never, never> = { cases: 0, compared: 0, excluded: 0, beyond: 0, broke: [] };

type Rules<T> = {
  readonly [Field in keyof T]-?: (a: NonNullable<T[Field]>, b: NonNullable<T[Field]>) => unknown;
};

/** How two tallies of the same check on the same cell become one: a rule for each field, where both have it. `a` comes first. */
const RULES: Rules<Tally<Numbered & { level: Held }, Numbered>> = {
  cases: sum,
  compared: sum,
  excluded: sum,
  beyond: sum,
  level: worse,
  histogram: sumOfCounts,
  measures: mergeMeasures,
  worst: larger,
  failure: clearest,
  broken: earlier,
  broke: union,
  found: earliest,
  bug: earliest,
};

const FIELDS = Object.keys(RULES) as (keyof typeof RULES)[];

/** The tally of the cases of two: the same however they are grouped, as long as `a` comes first. */
export function combine<T extends Tally<unknown, unknown>>(a: T, b: T): T {
  const fields = FIELDS.flatMap((field) => {
    const rule = RULES[field] as (a: unknown, b: unknown) => unknown;
    const [first, second] = [a[field], b[field]];
    if (first === undefined && second === undefined) return [];
    return [[field, first === undefined ? second : second === undefined ? first : rule(first, second)]];
  });
  return Object.fromEntries(fields) as T;
}

/** Whether a mark falls short of the level asked for. */
export function fails(mark: Mark | undefined, asked: Level): boolean {
  return mark !== undefined && rank(mark.holds) < rank(asked);
}

/** The tally of one case. */
export function tallyOf(tried: Tried, outcome: Outcome, asked: Level): Open {
  const { mark, broken, requirements } = outcome;
  const { index } = tried;
  const failing = fails(mark, asked);
  return {
    cases: 1,
    compared: mark?.compared ?? 0,
    excluded: mark?.excluded ?? 0,
    beyond: 0,
    broke: failing ? requirements : [],
    ...(mark && { level: mark.holds }),
    ...(mark?.histogram && { histogram: mark.histogram }),
    ...(mark?.measures && { measures: mark.measures }),
    ...(mark?.worst && { worst: locate(mark.worst, tried) }),
    ...(failing && mark && { failure: { level: mark.holds, index, tried, outcome } }),
    ...(broken && { broken: { index, tried, broken } }),
    ...(mark?.found !== undefined && { found: mark.found }),
  };
}

function locate(worst: Worst, { case: { id }, index, questions }: Tried): NonNullable<Tally['worst']> {
  return { ...worst, case: id, index, problem: questions[worst.question]! };
}

function sum(a: number, b: number): number {
  return a + b;
}

/** The larger error; of equal ones that of the lower index. */
function larger<T extends Numbered & { readonly ulp: number }>(a: T, b: T): T {
  if (a.ulp === b.ulp) return earlier(a, b);
  return a.ulp > b.ulp ? a : b;
}

/** The one that holds less; of equal ones that of the lower index. */
export function clearest<T extends Numbered & { readonly level: Held }>(a: T, b: T): T {
  if (a.level === b.level) return earlier(a, b);
  return rank(a.level) < rank(b.level) ? a : b;
}

function earlier<T extends Numbered>(a: T, b: T): T {
  return a.index <= b.index ? a : b;
}

function earliest<T>(a: T): T {
  return a;
}

function union(a: readonly string[], b: readonly string[]): readonly string[] {
  return [...new Set([...a, ...b])];
}
