import { barOf, levelAt } from '../contract/bar.ts';
import { type Held, type Level, rank } from '../contract/level.ts';
import type { Quantity } from '../contract/quantity.ts';
import type { Finding, LevelTable, Result } from '../contract/report.ts';
import type { Cell } from '../contract/subject.ts';
import { at } from '../verdict/cells.ts';
import { columns } from './columns.ts';
import { count, errorIn } from './numbers.ts';
import type { Paint } from './paint.ts';
import { wrapped } from './sections.ts';

const HEADER = ['quantity', 'dtype', 'level', 'worst error', 'compared', 'held down by'];
const LEVEL = HEADER.indexOf('level');

/** Options whose targets spread over classes: their gradient cancels, and is measured at its larger part. */
const DENSE: readonly (string | undefined)[] = ['probabilities', 'label_smoothing', 'combined_options'];
const OF_LARGER_PART = '*';
const NOTE = wrapped(
  '* The levels of such a gradient, tau P - T, measure errors in floats of the larger of tau P and T (spec/accuracy.md). ' +
    'Floats of the small difference that is left say nothing of them.',
);

/** The levels that forgive digits which honest algorithms lose, and an error that looks as if they should not. */
const FORGIVING: readonly (string | undefined)[] = ['safe', 'stable'];
const ASTRONOMICAL = /\de\d+ /;

/**
 * The level of each claimed cell, with the worst error seen, how much was compared, and which check holds it down;
 * then the same with each option.
 */
export function levelLines(result: Result, paint: Paint): string[] {
  const tables = [
    { title: '', rows: rows(result, result.levels, undefined) },
    ...Object.entries(result.options).map(([option, levels]) => ({
      title: `with ${option}`,
      rows: rows(result, levels, option),
    })),
  ];
  const bar = barOf(result);
  const all = tables.flatMap((table) => table.rows);
  if (all.length === 0) return [];
  const [header = '', ...lines] = columns([HEADER, ...all.map(({ texts }) => texts)], (text, row, column) => {
    if (row === 0) return paint.faint(text);
    return column === LEVEL ? painted(text, levelAt(bar, all[row - 1]!.cell), paint) : text;
  }).map((line) => `  ${line}`);
  const told = tables.flatMap(({ title, rows }) => [
    ...(title === '' ? [] : [paint.faint(`  ${title}`)]),
    ...lines.splice(0, rows.length),
  ]);
  const notes = [
    ...forgiven(all.map(({ texts }) => texts)),
    ...(all.some(({ texts }) => texts.includes(OF_LARGER_PART)) ? NOTE : []),
  ];
  return [header, ...told, ...notes.map((line) => paint.faint(`  ${line}`))];
}

/** Why an error may be astronomical beside a good level: the first such is spoken of, where there is one. */
function forgiven(rows: readonly (readonly string[])[]): readonly string[] {
  const [, , level, worst] =
    rows.find(([, , level, worst = '']) => FORGIVING.includes(level) && ASTRONOMICAL.test(worst)) ?? [];
  if (level === undefined) return [];
  return wrapped(
    `${worst}, and yet ${level}: what is tiny beside the numbers that it is computed from, such as a loss near p = 1, may ` +
      'come out as 0 at this level. Whoever needs its digits asks for --level accurate.',
  );
}

/** One row a cell, of the findings with one option, or with none. */
function rows(
  result: Result,
  levels: LevelTable,
  option: string | undefined,
): { readonly cell: Cell; readonly texts: string[] }[] {
  const findings = result.findings.filter((finding) => finding.option === option);
  const cells = result.claimed.filter(({ quantity, dtype }) => levels[quantity]?.[dtype] !== undefined);
  return cells.map((cell) => ({
    cell,
    texts: row(cell, levels[cell.quantity]![cell.dtype]!, findings.filter(at(cell))),
  }));
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
    isDense(quantity, findings) ? OF_LARGER_PART : worstOf(findings),
    count(compared),
    `${first?.check ?? ''}${others.length > 0 ? ` and ${others.length} more` : ''}`,
  ];
}

function isDense(quantity: Quantity, findings: readonly Finding[]): boolean {
  return quantity === 'cross_entropy_grad' && findings.some(({ option }) => DENSE.includes(option));
}

/** The largest error against the true value itself; laws measure other things. */
function worstOf(findings: readonly Finding[]): string {
  const errors = findings.flatMap(({ kind, worst }) =>
    worst && (kind === 'agreement' || kind === 'vectors') ? [worst.ulp] : [],
  );
  return errors.length === 0 ? '' : errorIn('ulp', Math.max(...errors));
}

function painted(text: string, asked: Level, paint: Paint): string {
  const level = text.trimEnd() as Held | 'unknown';
  if (level === 'unknown') return paint.odd(text);
  return rank(level) >= rank(asked) ? paint.good(text) : paint.bad(text);
}
