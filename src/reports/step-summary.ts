import type { Finding, LevelTable, Report, Result, Verdict } from '../contract/report.ts';
import { brokenBy } from './broken-by.ts';
import { exampleLines } from './example.ts';
import { reasonOf } from './grouped.ts';
import { count } from './numbers.ts';
import { paint } from './paint.ts';

/** So many failures are told with their counterexample. */
const TOLD = 10;

/** The most letters of one thing that strangers wrote; GitHub takes 1 MiB in all. */
const LONGEST = 4000;

const MARK: Readonly<Record<Verdict, string>> = {
  conforms: '✅',
  'conforms-except': '⚠️',
  'does-not-conform': '❌',
  'no-verdict': '❔',
};

/** The report as Markdown for the summary of a step on GitHub: the verdict, the levels, the first failures. Always far below 1 MiB. */
export function stepSummary({ result }: Report): string {
  const { verdict, summary, subject, suite, effort, seed, findings } = result;
  const wrong = findings.filter(({ status }) => status === 'fail' || status === 'broken');
  const name = [subject.name, subject.version].filter(Boolean).join(' ');
  const more = wrong.length > TOLD ? [`and ${count(wrong.length - TOLD)} more`] : [];
  return `${[
    `### ${MARK[verdict]} ${inert(summary)}`,
    `${inert(name)}, judged by ${inert(suite)}: effort ${effort}, seed ${seed}`,
    ...levels(result),
    ...wrong.slice(0, TOLD).map(failure),
    ...more,
  ].join('\n\n')}\n`;
}

function levels({ levels, options }: Result): string[] {
  const tables: [string, LevelTable][] = [['', levels], ...Object.entries(options)];
  const rows = tables.flatMap(([option, table]) =>
    Object.entries(table).flatMap(([quantity, dtypes]) =>
      Object.entries(dtypes).map(([dtype, level]) => [quantity, dtype, option, level]),
    ),
  );
  if (rows.length === 0) return [];
  const lines = rows.map((cells) => `| ${cells.map(inert).join(' | ')} |`);
  return [['| quantity | dtype | with | level |', '| --- | --- | --- | --- |', ...lines].join('\n')];
}

function failure(finding: Finding): string {
  const { check, quantity, dtype, option, counterexample, status } = finding;
  const what = `${check}: ${quantity} in ${dtype}${option === undefined ? '' : ` with ${option}`}`;
  const lines = counterexample ? exampleLines(finding, counterexample, paint(false)) : [];
  const told = [reasonOf(finding) ?? '', ...lines].join('\n');
  return [
    `<details><summary>${status === 'broken' ? 'broken' : 'fails'}: ${inert(what)}</summary>`,
    '',
    `<pre>${inert(told)}</pre>`,
    '',
    `${inert(brokenBy(finding).join(', '))}`,
    '',
    '</details>',
  ].join('\n');
}

/**
 * Text of whoever wrote it as text and nothing else: every sign that means something to Markdown or HTML, and those that make
 * mentions and links, stands there by its number.
 */
function inert(text: string): string {
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text;
  const plain = cut.replace(/[^\P{C}\n]/gu, ' ');
  return plain
    .replace(/[^\p{L}\p{N} \n_,-]/gu, (sign) => `&#${sign.codePointAt(0)};`)
    .replaceAll('_', '&#95;');
}
