import { UsageError } from '../contract/errors.ts';
import type { Report } from '../contract/report.ts';
import { json } from '../reports/json.ts';
import { junit } from '../reports/junit.ts';
import type { Reach } from '../reports/replay-line.ts';
import { terminal as forPeople } from '../reports/terminal.ts';
import type { Terminal } from './terminal.ts';
import { checkWritable, writeWhole } from './write.ts';

const WRITERS = { json, junit } as const;

/** A report that was asked for: its kind, and the file it goes to; `-` is the standard output. */
export interface ReportTo {
  readonly kind: keyof typeof WRITERS;
  readonly path: string;
}

/**
 * Reads `kind=PATH`.
 * @throws UsageError on any other text
 */
export function readReport(text: string): ReportTo {
  const [kind, path] = [text.split('=', 1)[0] ?? '', text.slice(text.indexOf('=') + 1)];
  const kinds = Object.keys(WRITERS);
  if (!text.includes('=') || path === '' || !kinds.includes(kind)) {
    throw new UsageError(`--report ${text}: write ${kinds.map((known) => `${known}=PATH`).join(' or ')}`);
  }
  return { kind: kind as ReportTo['kind'], path };
}

/** @throws UsageError if two reports go to the same place, or one to a place that cannot be written */
export function checkReports(reports: readonly ReportTo[]): void {
  const paths = reports.map(({ path }) => path);
  const twice = paths.find((path, k) => paths.indexOf(path) !== k);
  if (twice !== undefined)
    throw new UsageError(`--report: two reports go to ${twice}; give each a path of its own`);
  for (const path of paths) if (path !== '-') checkWritable(path);
}

/**
 * Writes the reports asked for, and the one for people unless the standard output is taken.
 * @param subject the words that name the subject, if it can be asked again
 */
export function writeReports(
  report: Report,
  reports: readonly ReportTo[],
  terminal: Terminal,
  subject?: readonly string[],
): void {
  // Before the files: should one of them fail, the verdict has been told.
  if (reports.some(({ path }) => path === '-')) terminal.err(`${report.result.summary}\n`);
  else terminal.out(forPeople(report, terminal.colours, subject && reachOf(subject, reports)));
  for (const { kind, path } of reports) {
    const text = WRITERS[kind](report);
    if (path === '-') terminal.out(text);
    else writeWhole(path, text);
  }
}

function reachOf(subject: readonly string[], reports: readonly ReportTo[]): Reach {
  const file = reports.find(({ kind, path }) => kind === 'json' && path !== '-');
  return { subject, ...(file && { report: file.path }) };
}
