import { type Held, rank } from '../contract/level.ts';
import type { Finding, LevelTable, Result } from '../contract/report.ts';
import type { Cell } from '../contract/subject.ts';
import { at } from '../verdict/cells.ts';
import { columns } from './columns.ts';
import { count, floats } from './numbers.ts';
import type { Paint } from './paint.ts';

const HEADER = ['quantity', 'dtype', 'level', 'worst error', 'compared', 'held down by'];
const LEVEL = HEADER.indexOf('level');

/**
 * The level of each claimed cell, with the worst error seen, how much was compared, and which check holds it down;
 * then the same with each option.
 */
export function levelLines(result: Result, paint: Paint): string[] {
  const { findings, levels, options } = result;
  const plain = rows(
    result,
    levels,
    findings.filter(({ option }) => option === undefined),
  );
  const others = Object.entries(options).map(([option, table]) => ({
    option,
    rows: rows(
      result,
      table,
      findings.filter((finding) => finding.option === option),
    ),
  }));
  const all = [HEADER, ...plain, ...others.flatMap((other) => other.rows)];
  if (all.length === 1) return [];

  const lines = columns(all, (text, row, column) => {
    if (row === 0) return paint.faint(text);
    return column === LEVEL ? painted(text, result, paint) : text;
  }).map((line) => `  ${line}`);
  const first = lines.splice(0, 1 + plain.length);
  return others.reduce(
    (told, other) => [
      ...told,
      `  ${paint.faint(`with ${other.option}`)}`,
      ...lines.splice(0, other.rows.length),
    ],
    first,
  );
}

function rows({ claimed }: Result, levels: LevelTable, findings: readonly Finding[]): string[][] {
  const cells = claimed.filter(({ quantity, dtype }) => levels[quantity]?.[dtype] !== undefined);
  return cells.map((cell) => row(cell, levels[cell.quantity]![cell.dtype]!, findings.filter(at(cell))));
}

function row(
  { quantity, dtype, output }: Cell,
  level: Held | 'unknown',
  findings: readonly Finding[],
): string[] {
  const compared = findings.reduce((sum, finding) => sum + finding.compared, 0);
  const [first, ...others] = level === 'exact' ? [] : findings.filter((finding) => finding.level === level);
  return [
    quantity,
    dtype === output ? dtype : `${dtype} to ${output}`,
    level,
    worstOf(findings),
    count(compared),
    `${first?.check ?? ''}${others.length > 0 ? ` and ${others.length} more` : ''}`,
  ];
}

/** The largest error against the true value itself; laws measure other things. */
function worstOf(findings: readonly Finding[]): string {
  const errors = findings.flatMap(({ kind, worst }) =>
    worst && (kind === 'agreement' || kind === 'vectors') ? [worst.ulp] : [],
  );
  return errors.length === 0 ? '' : `${floats(Math.max(...errors))} ulp`;
}

function painted(text: string, { asked }: Result, paint: Paint): string {
  const level = text.trimEnd() as Held | 'unknown';
  if (level === 'unknown') return paint.odd(text);
  return rank(level) >= rank(asked) ? paint.good(text) : paint.bad(text);
}
