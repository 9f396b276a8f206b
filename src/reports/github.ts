import type { Finding, Report, Verdict } from '../contract/report.ts';
import { brokenBy } from './broken-by.ts';
import { reasonOf } from './grouped.ts';

/** GitHub shows so many annotations of a step; the first is the verdict. */
const MOST = 10;

const KIND: Readonly<Record<Verdict, 'notice' | 'warning' | 'error'>> = {
  conforms: 'notice',
  'conforms-except': 'warning',
  'does-not-conform': 'error',
  'no-verdict': 'error',
};

/** The annotations of a run on GitHub: workflow commands, a line each. The verdict comes first, then what fails or broke. */
export function annotations({ result }: Report): string {
  const { verdict, summary, findings } = result;
  const wrong = findings.filter(({ status }) => status === 'fail' || status === 'broken');
  const lines = [
    command(KIND[verdict], 'softproof', summary),
    ...wrong.slice(0, MOST - 1).map((finding) => command('error', titleOf(finding), said(finding))),
  ];
  return `${lines.join('\n')}\n`;
}

function titleOf({ check, quantity, dtype, option }: Finding): string {
  return `${check}: ${quantity} in ${dtype}${option === undefined ? '' : ` with ${option}`}`;
}

function said(finding: Finding): string {
  const { title, check } = finding;
  return `${reasonOf(finding) ?? title}\n${brokenBy(finding).join(', ')}; softproof explain ${check}`;
}

function command(kind: string, title: string, message: string): string {
  return `::${kind} title=${property(title)}::${data(message)}`;
}

/** Text of a command, as the runner of GitHub reads it. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/**
 * Text for the log of a step in which no line is a command: what a stranger wrote may begin with `::`, or hold `##[`. All else
 * is left as it is.
 */
export function withoutCommands(text: string): string {
  return text.replace(/^(\s*):(?=:)/gm, '$1: ').replaceAll('##[', '## [');
}
