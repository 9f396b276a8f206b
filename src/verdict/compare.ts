import { type Bar, levelAt } from '../contract/bar.ts';
import { type Held, rank } from '../contract/level.ts';
import { QUANTITIES, type Quantity } from '../contract/quantity.ts';
import type { Finding, LevelTable, Verdict } from '../contract/report.ts';
import { DTYPES, type Dtype } from '../numeric/format.ts';
import { at } from './cells.ts';

/** What of a result is compared. */
export interface Comparable {
  readonly levels: LevelTable;
  readonly options: Readonly<Record<string, LevelTable>>;
  readonly findings: readonly Compared[];
}

export interface Compared extends Pick<Finding, 'check' | 'quantity' | 'dtype' | 'status'> {
  readonly option?: string | undefined;
  readonly level?: Held | undefined;
}

/**
 * `lower`: a check that holds at a lower level than before, and still at the one asked for. `other`: a cell that only the later
 * one has, or that was unknown before.
 */
export type Trend = 'better' | 'worse' | 'lower' | 'same' | 'other';

/** One cell, or one check on a cell, in two results: what each says, and which says more. */
export interface Change {
  readonly quantity: Quantity;
  readonly dtype: Dtype;
  readonly option?: string;
  readonly check?: string;
  readonly before: string;
  readonly after: string;
  readonly trend: Trend;
}

/** What a cell is in a result that does not claim it. */
const UNCLAIMED = 'not claimed';

/** Whether a verdict is worse than another, of runs that asked the same; of two that do not conform neither is. */
export function isWorse(is: Verdict, was: Verdict): boolean {
  return CONFORMING.indexOf(is) < CONFORMING.indexOf(was);
}

const CONFORMING: readonly Verdict[] = ['conforms-except', 'conforms'];

/** Every cell that either claims, by what became of its level; plain cells first, then those with options. */
export function compareCells(before: Comparable, after: Comparable): readonly Change[] {
  const options = [...new Set([before, after].flatMap(({ options }) => Object.keys(options)))].sort();
  return [undefined, ...options].flatMap((option) => {
    const [first, second] = [before, after].map(({ levels, options }) =>
      option === undefined ? levels : (options[option] ?? {}),
    );
    return QUANTITIES.flatMap((quantity) =>
      DTYPES.flatMap((dtype): Change[] => {
        const [was, is] = [first?.[quantity]?.[dtype], second?.[quantity]?.[dtype]];
        if (was === undefined && is === undefined) return [];
        return [
          {
            quantity,
            dtype,
            ...(option !== undefined && { option }),
            before: was ?? UNCLAIMED,
            after: is ?? UNCLAIMED,
            trend: trendOf(was, is),
          },
        ];
      }),
    );
  });
}

/**
 * Every check that both made on a cell, or the first alone on a cell that both judge, and of which one says more.
 * @param bar what the later one was asked for: a check that still holds there is no worse
 */
export function compareChecks(before: Comparable, after: Comparable, bar: Bar): readonly Change[] {
  const isJudged = ({ status }: Compared) => status !== 'skip';
  const were = before.findings.filter(isJudged);
  const are = after.findings.filter(isJudged);
  const isOnCell = (one: Compared) => are.some((other) => other.option === one.option && at(one)(other));
  return after.findings
    .filter(isOnCell)
    .flatMap((is) => were.filter(isSame(is)).map((was) => changeOf(was, is, bar)))
    .filter(({ trend }) => trend !== 'same');
}

function isSame(one: Compared): (other: Compared) => boolean {
  return (other) => one.check === other.check && one.option === other.option && at(one)(other);
}

function changeOf(was: Compared, is: Compared, bar: Bar): Change {
  const { check, quantity, dtype, option } = is;
  const trend = trendOfFindings(was, is);
  return {
    quantity,
    dtype,
    ...(option !== undefined && { option }),
    check,
    before: saidOf(was),
    after: saidOf(is),
    trend: trend === 'worse' && holds(is, bar) ? 'lower' : trend,
  };
}

/** Whether it passes at the level asked of its cell. */
function holds({ status, level, ...cell }: Compared, bar: Bar): boolean {
  return status === 'pass' && level !== undefined && rank(level) >= rank(levelAt(bar, cell));
}

/** `pass at faithful`, `fail at none`, `broken`. */
function saidOf({ status, level }: Compared): string {
  return level === undefined ? status : `${status} at ${level}`;
}

/** The level says it, which does not depend on the one asked for; where something broke, or there is no level, the status. To judge nothing is worse. */
function trendOfFindings(was: Compared, is: Compared): Trend {
  if (is.status === 'skip') return 'worse';
  const hasLevels = [was, is].every(({ level, status }) => level !== undefined && status !== 'broken');
  if (hasLevels) return trendOf(was.level, is.level);
  const [first, second] = [was, is].map(({ status }) => STANDING[status]);
  if (first !== second) return second! > first! ? 'better' : 'worse';
  return was.level === undefined && is.level === undefined ? 'same' : trendOf(was.level, is.level);
}

const STANDING: Readonly<Record<Compared['status'], number>> = {
  fail: 0,
  known: 0,
  broken: 0,
  skip: 0,
  pass: 1,
};

/** What is not claimed any more, or cannot be judged any more, got worse. */
function trendOf(was: Held | 'unknown' | undefined, is: Held | 'unknown' | undefined): Trend {
  if (was === is) return 'same';
  if (was === undefined || was === 'unknown') return 'other';
  if (is === undefined || is === 'unknown') return 'worse';
  return rank(is) > rank(was) ? 'better' : 'worse';
}
