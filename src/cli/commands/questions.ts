import { readFileSync } from 'node:fs';
import { UsageError } from '../../contract/errors.ts';
import type { Subject } from '../../contract/subject.ts';
import { SUITE } from '../../contract/suite.ts';
import { planOnce } from '../../runner/plan.ts';
import { run } from '../../runner/run.ts';
import { Fault } from '../../subjects/fault.ts';
import { type Introduction, readIntroduction } from '../../subjects/introduction.ts';
import { readLine } from '../../subjects/json-line.ts';
import { recorder } from '../../subjects/recorder.ts';
import { suite } from '../../suite.ts';
import { inputsOf, requireApart } from '../apart.ts';
import { type Named, type PartnerOptions, partner } from '../partner.ts';
import { progressOf } from '../progress.ts';
import { talk } from '../talk.ts';
import type { Terminal } from '../terminal.ts';
import { checkWritable, writeWhole } from '../write.ts';

const ASK = 'questions: name a module, a program after --, --page or --claims; one of them';

/** What stands on the command line. */
export interface QuestionsOptions extends PartnerOptions {
  readonly out: string;
  /** A file with an answer to the start message. */
  readonly claims?: string;
}

/**
 * `softproof questions`: writes what `certify` would ask a subject with these claims, as the lines that an adapter reads.
 * Its answers, on file, are judged by `softproof certify --answers`, with the same seed and effort.
 */
export async function questionsCommand(
  named: Named,
  { out, claims, ...given }: QuestionsOptions,
  terminal: Terminal,
): Promise<number> {
  const chosen = await partner(ASK, { ...named, claims }, given);
  const { where, seed, effort, ...how } = chosen;
  const read = claims === undefined ? [] : [{ path: claims, is: 'holds the claims' }];
  requireApart([...read, ...inputsOf(chosen)], [{ path: out, as: `--out ${out}` }]);
  if (out !== '-') checkWritable(out);
  const introduction = claims === undefined ? await talk(where, how, terminal, told) : readClaims(claims);
  const lines: string[] = [];
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

/** What a subject claims it has said when it was reached. */
const told = async (subject: Subject): Promise<Introduction> => subject;

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
