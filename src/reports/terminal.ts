import { barOf, levelAt } from '../contract/bar.ts';
import type { Finding, Report, Result, Verdict } from '../contract/report.ts';
import { printable } from '../subjects/quote.ts';
import { at, phrase } from '../verdict/cells.ts';
import { brokenBy } from './broken-by.ts';
import { dialectLines } from './dialect.ts';
import { exampleLines } from './example.ts';
import { checksOf, grouped, listed, reasonOf, unaskedOf } from './grouped.ts';
import { levelLines } from './levels.ts';
import { count } from './numbers.ts';
import { type Paint, paint } from './paint.ts';
import { type Reach, replayLine } from './replay-line.ts';
import { wrapped } from './sections.ts';

/** A group that has nothing to ask in a dtype; no claim would change that. */
const NO_VECTORS = 'has no vectors';

/** Why another run may find otherwise. */
const UNSTEADY = 'a time limit had a part, one question had two answers, or too much broke in shards';

/** The line that asks the counterexample of a finding again, where there is one. */
type Replay = (finding: Finding) => string | undefined;

/** So many failures are told with their counterexample; the others are named. */
const TOLD = 4;

/**
 * The report for people: the verdict first, then the levels, then what matters of the findings.
 * @param reach how the command line reaches what was judged: then failures end with the line that replays them
 */
export function terminal({ result, circumstances }: Report, colours: boolean, reach?: Reach): string {
  const replay = (finding: Finding) => reach && replayLine(finding, result, reach);
  const brush = paint(colours);
  const sections = [
    headline(result, circumstances.seconds, brush),
    levelLines(result, brush),
    ...failures(result, brush, replay),
    ...breaks(result, brush, replay),
    outdatedOnes(result, brush),
    knownOnes(result, brush),
    dialectLines(result, brush),
    closing(result, brush),
  ];
  const written = sections.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${written.join('\n\n')}\n`;
}

const LOOK: Readonly<Record<Verdict, readonly ['good' | 'bad' | 'odd', string]>> = {
  conforms: ['good', '✔'],
  'conforms-except': ['odd', '✔'],
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

/** Answers that are none: whatever law happened to ask, this is what is wrong with them. */
const UNANSWERED: Readonly<Record<string, string>> = {
  'SCE-ACCEPTS': 'refused what must be answered',
  'SCE-SHAPE': 'answered in another shape',
};

/** What was not answered, each kind once; then the first failure of each cell; then the names of the others. */
function failures(result: Result, brush: Paint, replay: Replay): string[][] {
  const { findings } = result;
  const all = findings.filter(({ status }) => status === 'fail');
  const unanswered = all.filter(({ requirements }) => requirements.every((id) => id in UNANSWERED));
  const failed = all.filter((finding) => !unanswered.includes(finding));
  const firsts = failed.filter((finding) => finding === failed.find(at(finding)));
  const told = firsts.slice(0, TOLD);
  const others = failed.filter((finding) => !told.includes(finding));
  const also = grouped(others, ({ check }) => phrase(others.filter((other) => other.check === check)));
  return [
    ...grouped(unanswered, ({ requirements }) => requirements[0]!).map(([id, those]) =>
      refusal(id, those, brush, replay),
    ),
    ...told.map((finding) => failure(finding, levelAt(barOf(result), finding), brush, replay)),
    also.flatMap(([cells, those]) => listed(`${brush.bad('✘')} also ${cells}:`, checksOf(those))),
  ];
}

function refusal(id: string, findings: readonly Finding[], brush: Paint, replay: Replay): string[] {
  const [first] = findings;
  return [
    `${brush.bad('✘')} ${brush.strong(UNANSWERED[id]!)}: ${phrase(findings)}`,
    ...listed('  asked by', checksOf(findings)).map((line) => brush.faint(line)),
    brush.faint(`  ${id}; softproof explain ${id}`),
    ...saidOf(first!, brush, replay),
  ];
}

function failure(finding: Finding, asked: string, brush: Paint, replay: Replay): string[] {
  const { check, quantity, dtype, option, title, why } = finding;
  return [
    `${brush.bad('✘')} ${brush.strong(check)}: ${quantity} in ${dtype}${option ? ` with ${option}` : ''} ${shortOf(finding, asked)}`,
    ...wrapped(`${title} ${why}`).map((line) => brush.faint(`  ${line}`)),
    brush.faint(`  ${brokenBy(finding).join(', ')}; softproof explain ${check}`),
    ...saidOf(finding, brush, replay),
  ];
}

function shortOf({ level, dialect }: Finding, asked: string): string {
  if (dialect)
    return dialect.declared ? `is not ${dialect.declared}, as declared` : 'is nothing that is known';
  return level === 'none' ? 'holds at no level' : `holds at ${level}, and ${asked} was asked`;
}

/** The complaint, and the case that it is made of. */
function saidOf(finding: Finding, brush: Paint, replay: Replay): string[] {
  const { counterexample, known } = finding;
  const example = counterexample ? exampleLines(finding, counterexample, brush) : [];
  return [
    ...wrapped(reasonOf(finding) ?? '').map((line) => `  ${line}`),
    ...(known
      ? wrapped(`It is listed as a known failure, but ${known.beyond}.`).map((line) => `  ${line}`)
      : []),
    '',
    ...example.map((line) => `    ${line}`),
    ...againLines(finding, brush, replay),
  ];
}

/** The line that replays a finding, on a line of its own. */
function againLines(finding: Finding, brush: Paint, replay: Replay): string[] {
  const line = replay(finding);
  return line === undefined ? [] : ['', brush.faint(`    ${line}`)];
}

/** What broke, each reason once. */
function breaks({ findings }: Result, brush: Paint, replay: Replay): string[][] {
  const broken = findings.filter(({ status }) => status === 'broken');
  return grouped(broken, ({ cause, reason }) => `${cause}: ${reason}`).map(([said, those]) => {
    const [first, ...others] = those;
    const { check, quantity, dtype, counterexample } = first!;
    const more = others.length > 0 ? `, and ${others.length} more` : '';
    const example = counterexample ? exampleLines(first!, counterexample, brush) : [];
    return [
      `${brush.odd('?')} ${said}`,
      `  at ${check}: ${quantity} in ${dtype}${more}${unaskedOf(those)}`,
      ...example.map((line) => `    ${line}`),
      ...againLines(first!, brush, replay),
    ];
  });
}

/** What is listed as a known failure and is none. */
function outdatedOnes({ outdated }: Result, brush: Paint): string[] {
  if (outdated.length === 0) return [];
  return [
    `${brush.bad('✘')} listed as known failures, and none; take them out:`,
    ...outdated.map(({ check, why, ...place }) => `    ${check}, ${phrase([place])}: ${why}`),
  ];
}

/** What fails and is accepted, each reason once. */
function knownOnes({ findings }: Result, brush: Paint): string[] {
  const known = findings.filter(({ status }) => status === 'known');
  return grouped(known, (finding) => finding.known!.reason).flatMap(([reason, those]) => [
    ...listed(`${brush.odd('~')} known to fail: ${phrase(those)} by`, checksOf(those)),
    ...wrapped(printable(reason)).map((line) => brush.faint(`  ${line}`)),
  ]);
}

/** How much was done, what was left out for want of a claim, and whether another run will find the same. */
function closing({ findings, audit, reproducible }: Result, brush: Paint): string[] {
  if (findings.length === 0) return [];
  const number = (status: Finding['status']) =>
    findings.filter((finding) => finding.status === status).length;
  const sum = (of: 'compared' | 'excluded') => findings.reduce((total, finding) => total + finding[of], 0);
  const skips = findings.filter(
    ({ status, reason, kind }) =>
      status === 'skip' && kind !== 'probe' && reason !== 'not claimed' && !reason?.startsWith(NO_VECTORS),
  );
  const reasons = grouped(skips, ({ reason = '' }) => reason).map(
    ([reason, those]) => `${new Set(those.map(({ check }) => check)).size} (${reason})`,
  );
  const known = number('known') === 0 ? '' : `, ${number('known')} known to fail`;
  return [
    `${number('pass')} findings pass, ${number('fail')} fail${known}, ${number('broken')} broken; ` +
      `${count(sum('compared'))} comparisons, ${count(sum('excluded'))} excluded`,
    `expected values audited by the definition: ${count(audit.audited)}, differing ${count(audit.differing)}`,
    ...(reasons.length === 0 ? [] : listed('checks skipped:', reasons.join(', '))),
    ...(reproducible ? [] : listed('not reproducible:', UNSTEADY)),
  ].map((line) => brush.faint(line));
}
