import { readFileSync } from 'node:fs';
import type { Effort } from '../../contract/check.ts';
import { UsageError } from '../../contract/errors.ts';
import { SUITE } from '../../contract/suite.ts';
import { planOnce } from '../../runner/plan.ts';
import { run } from '../../runner/run.ts';
import { Fault } from '../../subjects/fault.ts';
import { type Introduction, readIntroduction } from '../../subjects/introduction.ts';
import { readLine } from '../../subjects/json-line.ts';
import { recorder } from '../../subjects/recorder.ts';
import { suite } from '../../suite.ts';
import { open } from '../open.ts';
import { progressOf } from '../progress.ts';
import type { Terminal } from '../terminal.ts';
import { checkWritable, writeWhole } from '../write.ts';

export interface QuestionsOptions {
  readonly out: string;
  /** A file with an answer to the start message. */
  readonly claims?: string;
  readonly seed: number;
  readonly effort: Effort;
}

/**
 * `softproof questions`: writes what `certify` would ask a subject with these claims, as the lines that an adapter reads.
 * Its answers, on file, are judged by `softproof certify --answers`, with the same seed and effort.
 */
export async function questionsCommand(
  module: string | undefined,
  program: readonly string[] | undefined,
  { out, claims, seed, effort }: QuestionsOptions,
  terminal: Terminal,
): Promise<number> {
  if ([module, program, claims].filter((given) => given !== undefined).length !== 1)
    throw new UsageError('questions: name a module, a program after --, or --claims; one of them');
  if (out !== '-') checkWritable(out);
  const lines: string[] = [];
  const introduction = claims === undefined ? await ask(module, program) : readClaims(claims);
  const subject = recorder(introduction, SUITE, (line) => lines.push(line));
  const { progress, clear } = progressOf(terminal);
  // Nothing is answered, and so nothing is judged: what comes of it is of no interest.
  await run(subject, planOnce(suite, seed, effort), 'safe', { progress }).finally(clear);
  await subject.close();
  if (out === '-') terminal.out(lines.join(''));
  else {
    writeWhole(out, lines.join(''));
    terminal.out(`${lines.length - 2} questions written to ${out}\n`);
  }
  return 0;
}

/** Starts a subject to hear what it claims, and ends it. */
async function ask(
  module: string | undefined,
  program: readonly string[] | undefined,
): Promise<Introduction> {
  const subject = await open({ module, program });
  await subject.close();
  return subject;
}

function readClaims(path: string): Introduction {
  try {
    const introduction = readIntroduction(readLine(readFileSync(path, 'utf8')));
    if (introduction.capabilities.cells.length > 0) return introduction;
    throw new Fault(
      'protocol',
      'it claims nothing; its capabilities must name quantities, as in ["softmax"]',
    );
  } catch (error) {
    if (error instanceof Fault) throw new UsageError(`${path}: ${error.message}`);
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${path}: cannot be read (${reason})`);
  }
}
