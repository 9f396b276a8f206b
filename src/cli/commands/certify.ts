import { certify } from '../../certify.ts';
import { SubjectError } from '../../contract/errors.ts';
import type { Report } from '../../contract/report.ts';
import { select } from '../../runner/select.ts';
import { quote } from '../../subjects/quote.ts';
import { suite } from '../../suite.ts';
import { readBar } from '../../verdict/bar-text.ts';
import { readRequirement } from '../../verdict/require.ts';
import { unreachable } from '../../verdict/result.ts';
import { inputsOf, outputsOf, requireApart } from '../apart.ts';
import { type CertifyOptions, choose } from '../chosen.ts';
import { EXIT } from '../exit-code.ts';
import { knownOf } from '../known-failures.ts';
import type { Where } from '../open.ts';
import { checkReports, writeReports } from '../reports.ts';
import { stopwatch } from '../stopwatch.ts';
import { talk } from '../talk.ts';
import type { Terminal } from '../terminal.ts';
import { threadsFor } from '../threads.ts';

/** `softproof certify`: judges a module, a program, a page, answers on file or the embedded kernel, and says how good it is. */
export async function certifyCommand(
  named: Where,
  given: CertifyOptions,
  terminal: Terminal,
): Promise<number> {
  const chosen = await choose(named, given);
  const { where, level, seed, effort, require, only, threads = threadsFor(effort) } = chosen;
  const asked = readBar(level);
  const required = require.map(readRequirement);
  select(suite, only);
  requireApart(inputsOf(chosen), outputsOf(chosen));
  checkReports(chosen.report);
  const { file, known } = knownOf(chosen);

  const circumstances = stopwatch();
  const settings = { level, seed, effort, require, only, threads, ...(known && { knownFailures: known }) };
  let report: Report;
  try {
    report = await talk(where, chosen, terminal, (subject, progress) =>
      certify(subject, { ...settings, progress, circumstances }),
    );
  } catch (error) {
    if (!(error instanceof SubjectError)) throw error;
    const { module, program, answers, page } = where;
    const name = quote(module ?? program?.join(' ') ?? answers ?? page ?? '');
    const terms = { seed, effort, asked, required, ...(only.length > 0 && { only }) };
    report = { result: unreachable({ name }, error.message, terms), circumstances: circumstances() };
  }
  await writeReports(report, chosen.report, terminal, wordsOf(where, chosen));
  if (file) terminal.err(`${file.write(report.result)}\n`);
  return EXIT[report.result.verdict];
}

/** The words that name a subject that can be asked again. */
function wordsOf(
  { module, program, answers, page }: Where,
  { browser, browserArg = [] }: Pick<CertifyOptions, 'browser' | 'browserArg'>,
): readonly string[] | undefined {
  if (answers !== undefined) return undefined;
  if (page !== undefined) {
    const named = browser === undefined ? [] : ['--browser', browser];
    return ['--page', page, ...named, ...browserArg.flatMap((flag) => ['--browser-arg', flag])];
  }
  return program ? ['--', ...program] : module === undefined ? ['--kernel'] : [module];
}
