import { barText } from '../verdict/bar-text.ts';
import { type Change, compareCells, compareChecks, isWorse, type Trend } from '../verdict/compare.ts';
import { columns } from './columns.ts';
import { count } from './numbers.ts';
import type { Paint } from './paint.ts';
import { type SavedReport, type SavedResult, savedBar } from './saved.ts';

/** A report, and what to call it. */
export interface Named {
  readonly name: string;
  readonly report: SavedReport;
}

/** Whether the verdict, any cell or any check of a later report is worse than in the first. */
export function hasWorse([first, ...others]: readonly Named[]): boolean {
  return others.some(({ report }) => {
    const [was, is] = [first!.report.result, report.result];
    const all = [...compareCells(was, is), ...compareChecks(was, is, savedBar(is))];
    return worseVerdict(was, is) !== undefined || all.some(({ trend }) => trend === 'worse');
  });
}

/**
 * That the verdict is worse, where the same was demanded: what is required and which failures are known has a part in it, and
 * no cell says so.
 */
export function worseVerdict(was: SavedResult, is: SavedResult): string | undefined {
  return isWorse(is.verdict, was.verdict) && DEMANDS.every(([, of]) => of(was) === of(is))
    ? `the verdict is worse: ${was.verdict}, then ${is.verdict}`
    : undefined;
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
  lower: 'odd',
  other: 'odd',
  same: 'faint',
};

function pair(before: Named, after: Named, paint: Paint): string[] {
  const [was, is] = [before.report.result, after.report.result];
  const cells = compareCells(was, is);
  const checks = compareChecks(was, is, savedBar(is));
  const worse = worseVerdict(was, is);
  return [
    `${paint.faint('before')}  ${titleOf(before)}`,
    `${paint.faint('after')}   ${titleOf(after)}`,
    ...differencesOf(was, is).map((line) => `${paint.odd('!')}       ${line}`),
    ...(worse === undefined ? [] : [`${paint.bad('✘')}       ${worse}`]),
    '',
    ...table(['quantity', 'dtype', 'before', 'after', ''], cells, paint),
    ...(checks.length === 0 ? [] : ['', ...table(['check', 'cell', 'before', 'after', ''], checks, paint)]),
    '',
    [tally([...cells, ...checks]), ...(worse === undefined ? [] : [paint.bad(worse)])].join('; '),
  ];
}

/** `softmax.js 1.2, conforms at stable (before.json)`. */
export function titleOf({ name, report: { result } }: Named): string {
  const { subject, summary } = result;
  const who = [subject.name, subject.version].filter(Boolean).join(' ');
  return `${who}: ${summary.split(':')[0]} (${name})`;
}

type Term = readonly [name: string, of: (result: SavedResult) => string | number];

/** What a verdict depends on, and a level does not. */
const DEMANDS: readonly Term[] = [
  ['level asked for', (result) => barText(savedBar(result))],
  ['choice of checks', ({ only }) => only?.join(', ') ?? 'all'],
];

const TERMS: readonly Term[] = [
  ['suite', ({ suite }) => suite],
  ['effort', ({ effort }) => effort],
  ['seed', ({ seed }) => seed],
  ...DEMANDS,
];

/** What makes two runs hard to compare: another suite, effort or seed, or that other things were asked for. */
export function differencesOf(was: SavedResult, is: SavedResult): readonly string[] {
  return TERMS.filter(([, of]) => of(was) !== of(is)).map(
    ([name, of]) => `not the same ${name}: ${of(was)}, then ${of(is)}`,
  );
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

const COUNTED = [
  ['better', 'better'],
  ['worse', 'worse'],
  ['same', 'same'],
  ['lower', 'lower but not below the level asked for'],
  ['other', 'new'],
] as const satisfies readonly (readonly [Trend, string])[];

/** `2 better, 1 worse, 13 same`, and what else there is. */
function tally(changes: readonly Change[]): string {
  return COUNTED.map(([trend, word]) => {
    const number = changes.filter((change) => change.trend === trend).length;
    return number > 0 || !RARE.includes(trend) ? `${count(number)} ${word}` : '';
  })
    .filter(Boolean)
    .join(', ');
}

const RARE: readonly Trend[] = ['lower', 'other'];
