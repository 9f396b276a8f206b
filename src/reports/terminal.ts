import type { Finding, Report, Result, Verdict } from '../contract/report.ts';
import { at, phrase } from '../verdict/cells.ts';
import { exampleLines } from './example.ts';
import { checksOf, grouped, listed } from './grouped.ts';
import { levelLines } from './levels.ts';
import { count } from './numbers.ts';
import { type Paint, paint } from './paint.ts';
import { wrapped } from './sections.ts';

/** So many failures are told with their counterexample; the others are named. */
const TOLD = 4;

/** The report for people: the verdict first, then the levels, then what matters of the findings. */
export function terminal({ result, circumstances }: Report, colours: boolean): string {
  const brush = paint(colours);
  const sections = [
    headline(result, circumstances.seconds, brush),
    levelLines(result, brush),
    ...failures(result, brush),
    ...breaks(result, brush),
    closing(result, brush),
  ];
  const written = sections.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${written.join('\n\n')}\n`;
}

const LOOK: Readonly<Record<Verdict, readonly ['good' | 'bad' | 'odd', string]>> = {
  conforms: ['good', '✔'],
  'does-not-conform': ['bad', '✘'],
  'no-verdict': ['odd', '?'],
};

function headline(result: Result, seconds: number | undefined, brush: Paint): string[] {
  const { verdict, summary, subject, suite, effort, seed } = result;
  const [colour, mark] = LOOK[verdict];
  const [what = '', ...rest] = summary.split(':');
  const name = [subject.name, subject.version].filter(Boolean).join(' ');
  const time = seconds === undefined ? '' : `, ${seconds.toFixed(1)} s`;
  return [
    [`${brush[colour](mark)} ${brush.strong(brush[colour](what))}`, ...rest].join(':'),
    brush.faint(`  ${name}, judged by ${suite}: effort ${effort}, seed ${seed}${time}`),
  ];
}

/** The first failure of each cell with its counterexample, then the names of the others. */
function failures({ findings, asked }: Result, brush: Paint): string[][] {
  const failed = findings.filter(({ status }) => status === 'fail');
  const firsts = failed.filter((finding) => finding === failed.find(at(finding)));
  const told = firsts.slice(0, TOLD);
  const others = failed.filter((finding) => !told.includes(finding));
  const also = grouped(others, ({ check }) => phrase(others.filter((other) => other.check === check)));
  return [
    ...told.map((finding) => failure(finding, asked, brush)),
    also.flatMap(([cells, those]) => listed(`${brush.bad('✘')} also ${cells}:`, checksOf(those))),
  ];
}

function failure(finding: Finding, asked: string, brush: Paint): string[] {
  const { check, quantity, dtype, option, level, title, why, requirements, counterexample } = finding;
  const held = level === 'none' ? 'holds at no level' : `holds at ${level}, and ${asked} was asked`;
  const example = counterexample ? exampleLines(finding, counterexample, brush) : [];
  return [
    `${brush.bad('✘')} ${brush.strong(check)}: ${quantity} in ${dtype}${option ? ` with ${option}` : ''} ${held}`,
    ...wrapped(`${title} ${why}`).map((line) => brush.faint(`  ${line}`)),
    brush.faint(`  ${requirements.join(', ')}; softproof explain ${check}`),
    ...wrapped(counterexample?.complaint ?? finding.reason ?? '').map((line) => `  ${line}`),
    '',
    ...example.map((line) => `    ${line}`),
  ];
}

/** What broke, each reason once. */
function breaks({ findings }: Result, brush: Paint): string[][] {
  const broken = findings.filter(({ status }) => status === 'broken');
  return grouped(broken, ({ cause, reason }) => `${cause}: ${reason}`).map(([said, [first, ...others]]) => {
    const { check, quantity, dtype, counterexample } = first!;
    const more = others.length > 0 ? `, and ${others.length} more` : '';
    const example = counterexample ? exampleLines(first!, counterexample, brush) : [];
    return [
      `${brush.odd('?')} ${said}`,
      `  at ${check}: ${quantity} in ${dtype}${more}`,
      ...example.map((line) => `    ${line}`),
    ];
  });
}

/** How much was done, and what was left out for which reason. */
function closing({ findings }: Result, brush: Paint): string[] {
  if (findings.length === 0) return [];
  const number = (status: Finding['status']) =>
    findings.filter((finding) => finding.status === status).length;
  const sum = (of: 'compared' | 'excluded') => findings.reduce((total, finding) => total + finding[of], 0);
  const skips = findings.filter(({ status, reason }) => status === 'skip' && reason !== 'not claimed');
  return [
    `${number('pass')} findings pass, ${number('fail')} fail, ${number('broken')} broken, ${skips.length} skipped; ` +
      `${count(sum('compared'))} comparisons, ${count(sum('excluded'))} excluded`,
    ...grouped(skips, ({ reason = '' }) => reason).flatMap(([reason, those]) =>
      listed(`skipped, ${reason}:`, checksOf(those)),
    ),
  ].map((line) => brush.faint(line));
}
