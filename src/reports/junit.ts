import { barOf } from '../contract/bar.ts';
import type { Finding, Report, Result } from '../contract/report.ts';
import { barText } from '../verdict/bar-text.ts';
import { brokenBy } from './broken-by.ts';
import { exampleLines } from './example.ts';
import { reasonOf, unaskedOf } from './grouped.ts';
import { paint } from './paint.ts';

/** One test case: what it is called, and the element that says how it went. */
interface Outcome {
  readonly name: string;
  readonly went?: 'failure' | 'error' | 'skipped';
  readonly type?: string;
  readonly message?: string;
  /** Lines for people. */
  readonly text?: readonly string[];
}

/**
 * The report as JUnit XML: a suite for the verdict, then one suite a check and one case a cell, by names that stay
 * the same from run to run. What does not conform is a failure, what broke an error; known failures are skipped.
 */
export function junit({ result, circumstances }: Report): string {
  const checks = [...new Set(result.findings.map(({ check }) => check))];
  const suites = [
    { name: 'verdict', outcomes: [verdictOutcome(result)] },
    ...checks.map((check) => ({
      name: check,
      outcomes: result.findings.filter((finding) => finding.check === check).map(outcomeOf),
    })),
  ];
  const all = counts(suites.flatMap(({ outcomes }) => outcomes));
  const { seconds } = circumstances;
  const { skipped: _, ...totals } = all;
  const root = { name: 'softproof', ...totals, ...(seconds !== undefined && { time: seconds.toFixed(3) }) };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes(root)}>`,
    ...suites.flatMap(({ name, outcomes }, k) => suite(name, outcomes, k === 0 ? propertiesOf(result) : [])),
    '</testsuites>',
    '',
  ].join('\n');
}

function verdictOutcome({ verdict, summary }: Result): Outcome {
  if (verdict === 'conforms' || verdict === 'conforms-except') return { name: 'conforms' };
  const went = verdict === 'no-verdict' ? 'error' : 'failure';
  return { name: 'conforms', went, type: verdict, message: summary };
}

function outcomeOf(finding: Finding): Outcome {
  const { quantity, dtype, status, cause, counterexample, known } = finding;
  const message = `${reasonOf(finding) ?? ''}${unaskedOf([finding])}`;
  const text = counterexample ? exampleLines(finding, counterexample, paint(false)) : [];
  const name = `${quantity} in ${dtype}`;
  if (status === 'pass') return { name };
  // In older schemas a skipped case has no attributes.
  if (status === 'known') return { name, went: 'skipped', text: [`known failure: ${known?.reason}`] };
  if (status === 'skip') return { name, went: 'skipped', text: [message] };
  if (status === 'broken') return { name, went: 'error', type: cause ?? 'broken', message, text };
  return { name, went: 'failure', type: brokenBy(finding).join(' '), message, text };
}

function suite(name: string, outcomes: readonly Outcome[], properties: readonly string[]): string[] {
  return [
    `  <testsuite${attributes({ name, ...counts(outcomes) })}>`,
    ...properties,
    ...outcomes.map((outcome) => testcase(name, outcome)),
    '  </testsuite>',
  ];
}

function testcase(suiteName: string, { name, went, type, message, text = [] }: Outcome): string {
  const head = `    <testcase${attributes({ name, classname: `softproof.${suiteName}` })}`;
  if (!went) return `${head}/>`;
  const said = { ...(type !== undefined && { type }), ...(message !== undefined && { message }) };
  const failure = `${head}><${went}${attributes(said)}`;
  if (text.length === 0) return `${failure}/></testcase>`;
  const lines = text.length === 1 ? text[0]! : `\n${text.join('\n')}\n`;
  return `${failure}>${written(lines, MARKUP)}</${went}></testcase>`;
}

function counts(outcomes: readonly Outcome[]): Record<string, string> {
  const number = (went: Outcome['went']) => `${outcomes.filter((outcome) => outcome.went === went).length}`;
  return {
    tests: `${outcomes.length}`,
    failures: number('failure'),
    errors: number('error'),
    skipped: number('skipped'),
  };
}

function propertiesOf(result: Result): string[] {
  const { subject, suite, seed, effort } = result;
  const { name, version } = subject;
  const level = barText(barOf(result));
  const pairs = Object.entries({
    subject: name,
    ...(version && { version }),
    suite,
    seed: `${seed}`,
    effort,
    level,
  });
  const lines = pairs.map(([key, value]) => `      <property${attributes({ name: key, value })}/>`);
  return ['    <properties>', ...lines, '    </properties>'];
}

function attributes(pairs: Readonly<Record<string, string>>): string {
  return Object.entries(pairs)
    .map(([name, value]) => ` ${name}="${written(value, IN_ATTRIBUTES)}"`)
    .join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

const IN_ATTRIBUTES = /[&<>"\t\n\r]/g;
const MARKUP = /[&<>]/g;

/** Text as XML, of which some characters are special. What XML 1.0 cannot hold at all, surrogates without a partner included, becomes `?`. */
function written(text: string, special: RegExp): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '?')
    .replace(special, (character) => ENTITIES[character]!);
}
