import { type Change, type Comparable, compareCells, compareChecks, type Trend } from '../verdict/compare.ts';
import { columns } from './columns.ts';
import { count } from './numbers.ts';
import type { Paint } from './paint.ts';
import type { SavedReport } from './saved.ts';

/** A report, and what to call it. */
export interface Named {
  readonly name: string;
  readonly report: SavedReport;
}

/** Whether any cell or check of a later report is worse than in the first. */
export function hasWorse([first, ...others]: readonly Named[]): boolean {
  return others.some(({ report }) =>
    changes(first!.report.result, report.result).some(({ trend }) => trend === 'worse'),
  );
}

/** Reports for people, each later one against the first: its cells, then the checks that say something else. */
export function comparison([first, ...others]: readonly Named[], paint: Paint): string {
  return others
    .map((other) => pair(first!, other, paint).join('\n'))
    .join('\n\n')
    .concat('\n');
}

const LOOK: Readonly<Record<Trend, 'good' | 'bad' | 'odd' | 'faint'>> = {
  better: 'good',
  worse: 'bad',
  other: 'odd',
  same: 'faint',
};

function pair(before: Named, after: Named, paint: Paint): string[] {
  const [was, is] = [before.report.result, after.report.result];
  const cells = compareCells(was, is);
  const checks = compareChecks(was, is);
  return [
    `${paint.faint('before')}  ${titleOf(before)}`,
    `${paint.faint('after')}   ${titleOf(after)}`,
    ...differencesOf(was, is).map((line) => `${paint.odd('!')}       ${line}`),
    '',
    ...table(['quantity', 'dtype', 'before', 'after', ''], cells, paint),
    ...(checks.length === 0 ? [] : ['', ...table(['check', 'cell', 'before', 'after', ''], checks, paint)]),
    '',
    tally([...cells, ...checks]),
  ];
}

/** `softmax.js 1.2, conforms at stable (before.json)`. */
export function titleOf({ name, report: { result } }: Named): string {
  const { subject, summary } = result;
  const who = [subject.name, subject.version].filter(Boolean).join(' ');
  return `${who}: ${summary.split(':')[0]} (${name})`;
}

/** What makes two runs hard to compare: another suite, effort or seed. */
export function differencesOf(was: SavedReport['result'], is: SavedReport['result']): readonly string[] {
  return (['suite', 'effort', 'seed'] as const)
    .filter((term) => was[term] !== is[term])
    .map((term) => `not the same ${term}: ${was[term]}, then ${is[term]}`);
}

function changes(was: Comparable, is: Comparable): readonly Change[] {
  return [...compareCells(was, is), ...compareChecks(was, is)];
}

function table(header: readonly string[], changes: readonly Change[], paint: Paint): string[] {
  const rows = changes.map(({ check, quantity, dtype, option, before, after, trend }) => {
    const extra = option === undefined ? '' : ` with ${option}`;
    const place =
      check === undefined ? [quantity, `${dtype}${extra}`] : [check, `${quantity} in ${dtype}${extra}`];
    return [...place, before, after, trend === 'other' ? '' : trend];
  });
  return columns([header, ...rows], (text, row, column) => {
    if (row === 0) return paint.faint(text);
    return column >= header.length - 2 ? paint[LOOK[changes[row - 1]!.trend]](text) : text;
  }).map((line) => `  ${line}`);
}

/** `2 better, 1 worse, 13 same`. */
function tally(changes: readonly Change[]): string {
  const number = (trend: Trend) => changes.filter((change) => change.trend === trend).length;
  const told = (['better', 'worse', 'same', 'other'] as const).filter(
    (trend) => trend !== 'other' || number(trend) > 0,
  );
  return told.map((trend) => `${count(number(trend))} ${trend === 'other' ? 'new' : trend}`).join(', ');
}
