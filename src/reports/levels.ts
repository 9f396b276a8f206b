import { rank } from '../contract/level.ts';
import type { Finding, LevelTable, Result } from '../contract/report.ts';
import type { Cell } from '../contract/subject.ts';
import { at } from '../verdict/cells.ts';
import { columns } from './columns.ts';
import { count, floats } from './numbers.ts';
import type { Paint } from './paint.ts';

const HEADER = ['quantity', 'dtype', 'level', 'worst error', 'compared', 'held down by'];
const LEVEL_COLUMN = 2;

/** The level of each claimed cell, with the worst error seen, how much was compared, and what holds it down. */
export function levelLines(result: Result, paint: Paint): string[] {
  const plain = result.findings.filter(({ option }) => option === undefined);
  return table(result, result.levels, plain, paint);
}

/** The same for each option. */
export function optionLines(result: Result, paint: Paint): string[][] {
  return Object.entries(result.options).map(([option, levels]) => {
    const those = result.findings.filter((finding) => finding.option === option);
    return [paint.strong(`with ${option}`), ...table(result, levels, those, paint)];
  });
}

function table(result: Result, levels: LevelTable, findings: readonly Finding[], paint: Paint): string[] {
  const cells = result.claimed.filter(({ quantity, dtype }) => levels[quantity]?.[dtype] !== undefined);
  const rows = cells.map((cell) => row(cell, levels, findings.filter(at(cell))));
  if (rows.length === 0) return [];
  return columns([HEADER, ...rows], (text, r, column) => {
    if (r === 0) return paint.faint(text);
    return column === LEVEL_COLUMN ? levelPaint(text, result, paint) : text;
  }).map((line) => `  ${line}`);
}

function row({ quantity, dtype, output }: Cell, levels: LevelTable, findings: readonly Finding[]): string[] {
  const level = levels[quantity]?.[dtype] ?? 'unknown';
  const compared = findings.reduce((sum, finding) => sum + finding.compared, 0);
  const low = level === 'exact' ? [] : findings.filter((finding) => finding.level === level);
  return [
    quantity,
    dtype === output ? dtype : `${dtype} to ${output}`,
    level,
    worstOf(findings),
    count(compared),
    low.length > 2 ? `${low[0]?.check} and ${low.length - 1} more` : low.map(({ check }) => check).join(', '),
  ];
}

/** The largest error against the true value itself; laws measure other things. */
function worstOf(findings: readonly Finding[]): string {
  const errors = findings.flatMap(({ kind, worst }) =>
    worst && (kind === 'agreement' || kind === 'vectors') ? [worst.ulp] : [],
  );
  return errors.length === 0 ? '' : `${floats(Math.max(...errors))} ulp`;
}

function levelPaint(text: string, { asked }: Result, paint: Paint): string {
  const level = text.trimEnd();
  if (level === 'unknown') return paint.odd(text);
  return rank(level as Parameters<typeof rank>[0]) >= rank(asked) ? paint.good(text) : paint.bad(text);
}
