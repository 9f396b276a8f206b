import { isReplayed } from '../cases/read-cases.ts';
import { writeCase } from '../cases/write-case.ts';
import { barOf, levelAt } from '../contract/bar.ts';
import type { Finding, Result } from '../contract/report.ts';
import { shellWord } from './shell-word.ts';

/** How the command line reaches what was judged. */
export interface Reach {
  /** The words that name it, as they were typed: `./my-softmax.mjs`, or `--` and a program. */
  readonly subject: readonly string[];
  /** The file with the JSON report of the run, where there is one. */
  readonly report?: string;
}

/** A case that takes more letters than this is not spelt out in a line. */
const LONGEST = 600;

/**
 * The one line that asks a counterexample again: out of the JSON report where there is one, else with the case spelt out.
 * Undefined where it is too large for that.
 */
export function replayLine(
  finding: Finding,
  result: Pick<Result, 'findings' | 'asked' | 'askedOf'>,
  { subject, report }: Reach,
): string | undefined {
  const text = writeCase(finding, levelAt(barOf(result), finding)) ?? '';
  const those = result.findings.filter(isReplayed);
  const where = report === undefined ? text : `${report}#${those.indexOf(finding) + 1}`;
  if (text === '' || where.length > LONGEST) return undefined;
  return ['softproof replay', shellWord(where), ...subject.map(shellWord)].join(' ');
}
