import { UsageError } from '../contract/errors.ts';
import type { Report } from '../contract/report.ts';
import { badge } from '../reports/badge.ts';
import { annotations, withoutCommands } from '../reports/github.ts';
import { json } from '../reports/json.ts';
import { junit } from '../reports/junit.ts';
import type { Reach } from '../reports/replay-line.ts';
import { stepSummary } from '../reports/step-summary.ts';
import { terminal as forPeople } from '../reports/terminal.ts';
import type { Terminal } from './terminal.ts';
import { append, checkWritable, writeTo } from './write.ts';

/** What draws pages is loaded when one is asked for. */
const WRITERS = {
  json,
  junit,
  html: async (report: Report, subject?: readonly string[]) =>
    (await import('./html-report.ts')).htmlReport(report, subject),
  badge,
} as const;

/** Where GitHub looks for what is told in its own way: no file of the user's. */
const GITHUB = 'github';

/** A report that was asked for: its kind, and the file it goes to; `-` is the standard output. */
export interface ReportTo {
  readonly kind: keyof typeof WRITERS | typeof GITHUB;
  readonly path: string;
}

/**
 * Reads `kind=PATH`, or `github`.
 * @throws UsageError on any other text
 */
export function readReport(text: string): ReportTo {
  if (text === GITHUB) return { kind: GITHUB, path: GITHUB };
  const [kind, path] = [text.split('=', 1)[0] ?? '', text.slice(text.indexOf('=') + 1)];
  const kinds = Object.keys(WRITERS);
  if (!text.includes('=') || path === '' || !kinds.includes(kind)) {
    throw new UsageError(
      `--report ${text}: write ${kinds.map((known) => `${known}=PATH`).join(', ')} or ${GITHUB}`,
    );
  }
  return { kind: kind as ReportTo['kind'], path };
}

/** @throws UsageError if a report goes to a place that cannot be written */
export function checkReports(reports: readonly ReportTo[]): void {
  for (const { path } of filed(reports)) if (path !== '-') checkWritable(path);
}

/**
 * Writes the reports asked for, and the one for people unless the standard output is taken.
 * @param subject the words that name the subject, if it can be asked again
 */
export async function writeReports(
  report: Report,
  reports: readonly ReportTo[],
  terminal: Terminal,
  subject?: readonly string[],
): Promise<void> {
  // Before the files: should one of them fail, the verdict has been told.
  const isTaken = reports.some(({ path }) => path === '-');
  if (isTaken) terminal.err(`${report.result.summary}\n`);
  else {
    const text = forPeople(report, terminal.colours, subject && reachOf(subject, reports));
    terminal.out(withoutCommands(text));
  }
  for (const { kind, path } of filed(reports)) writeTo(path, await WRITERS[kind](report, subject), terminal);
  if (reports.some(({ kind }) => kind === GITHUB)) tellGitHub(report, isTaken, terminal);
}

type Filed = ReportTo & { readonly kind: keyof typeof WRITERS };

/** The reports that go to files. */
export function filed(reports: readonly ReportTo[]): readonly Filed[] {
  return reports.filter((one): one is Filed => one.kind !== GITHUB);
}

/** Annotations in the log of the step, and a summary of it where there is a file for that. */
function tellGitHub(report: Report, isTaken: boolean, { out, err, stepSummary: path }: Terminal): void {
  (isTaken ? err : out)(annotations(report));
  if (path !== undefined) append(path, stepSummary(report));
}

function reachOf(subject: readonly string[], reports: readonly ReportTo[]): Reach {
  const file = reports.find(({ kind, path }) => kind === 'json' && path !== '-');
  return { subject, ...(file && { report: file.path }) };
}
