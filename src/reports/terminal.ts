import type { Finding, Report, Result, Verdict } from '../contract/report.ts';
import { phrase } from '../verdict/cells.ts';
import { exampleLines } from './example.ts';
import { levelLines } from './levels.ts';
import { count } from './numbers.ts';
import { type Paint, paint } from './paint.ts';

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
  const firsts = failed.filter(
    (finding, k) =>
      failed.findIndex(({ quantity, dtype }) => quantity === finding.quantity && dtype === finding.dtype) ===
      k,
  );
  const told = firsts.slice(0, TOLD);
  const others = failed.filter((finding) => !told.includes(finding));
  const checks = [...new Set(others.map(({ check }) => check))];
  const also = checks.map((id) => {
    const cells = others.filter(({ check }) => check === id);
    return `${brush.bad('✘')} also ${brush.strong(id)}: ${phrase(cells)}`;
  });
  return [...told.map((finding) => failure(finding, asked, brush)), also];
}

function failure(finding: Finding, asked: string, brush: Paint): string[] {
  const { check, quantity, dtype, option, level, title, why, requirements, counterexample } = finding;
  const held = level === 'none' ? 'holds at no level' : `holds at ${level}, and ${asked} was asked`;
  const example = counterexample ? exampleLines(finding, counterexample, brush) : [];
  return [
    `${brush.bad('✘')} ${brush.strong(check)}: ${quantity} in ${dtype}${option ? ` with ${option}` : ''} ${held}`,
    brush.faint(`  ${title} ${why}`),
    brush.faint(`  softproof explain ${requirements[0]}`),
    `  ${counterexample?.complaint ?? finding.reason ?? ''}`,
    '',
    ...example.map((line) => `    ${line}`),
  ];
}

/** What broke, each reason once. */
function breaks({ findings }: Result, brush: Paint): string[][] {
  const broken = findings.filter(({ status }) => status === 'broken');
  const reasons = [...new Set(broken.map(({ cause, reason }) => `${cause}: ${reason}`))];
  return reasons.map((text) => {
    const those = broken.filter(({ cause, reason }) => `${cause}: ${reason}` === text);
    const first = those[0]!;
    const more = those.length > 1 ? ` and ${those.length - 1} more findings` : '';
    return [
      `${brush.odd('?')} ${text}`,
      `  at ${first.check}: ${first.quantity} in ${first.dtype}${more}`,
      ...(first.counterexample
        ? exampleLines(first, first.counterexample, brush).map((line) => `    ${line}`)
        : []),
    ];
  });
}

/** How much was done, and what was left out for which reason. */
function closing({ findings }: Result, brush: Paint): string[] {
  const number = (status: Finding['status']) =>
    findings.filter((finding) => finding.status === status).length;
  const sum = (of: 'cases' | 'compared' | 'excluded') =>
    findings.reduce((total, finding) => total + finding[of], 0);
  const skips = findings.filter(({ status, reason }) => status === 'skip' && reason !== 'not claimed');
  const reasons = [...new Set(skips.map(({ reason }) => reason))];
  const checks = (of: readonly Finding[]) => [...new Set(of.map(({ check }) => check))].join(', ');
  return [
    `${number('pass')} findings pass, ${number('fail')} fail, ${number('broken')} broken, ${number('skip')} skipped; ` +
      `${count(sum('compared'))} comparisons, ${count(sum('excluded'))} excluded`,
    ...reasons.map(
      (reason) => `skipped, ${reason}: ${checks(skips.filter((skip) => skip.reason === reason))}`,
    ),
  ].map((line) => brush.faint(line));
}
