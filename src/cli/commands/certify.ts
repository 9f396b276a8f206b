import { certify, type Settings } from '../../certify.ts';
import { SubjectError, UsageError } from '../../contract/errors.ts';
import type { Report } from '../../contract/report.ts';
import type { Subject } from '../../contract/subject.ts';
import { SUITE } from '../../contract/suite.ts';
import { embedded } from '../../embedded.ts';
import { startModule } from '../../subjects/module.ts';
import { startProgram } from '../../subjects/program.ts';
import { readRequirement } from '../../verdict/require.ts';
import { unreachable } from '../../verdict/result.ts';
import { EXIT } from '../exit-code.ts';
import { progressLine } from '../progress.ts';
import { checkReports, type ReportTo, writeReports } from '../reports.ts';
import { stopwatch } from '../stopwatch.ts';
import type { Terminal } from '../terminal.ts';
import { threadsFor } from '../threads.ts';

/** What stands on the command line. */
export interface CertifyOptions extends Required<Pick<Settings, 'level' | 'seed' | 'effort' | 'require'>> {
  readonly report: readonly ReportTo[];
  /** Seconds to wait for an answer. */
  readonly timeout?: number;
  readonly threads?: number;
}

/** `softproof certify`: judges a module, a program or the embedded kernel, and says how good it is. */
export async function certifyCommand(
  module: string | undefined,
  program: readonly string[] | undefined,
  options: CertifyOptions,
  terminal: Terminal,
): Promise<number> {
  if (module !== undefined && program)
    throw new UsageError('certify: name a module or, after --, a program; not both');
  options.require.forEach(readRequirement);
  checkReports(options.report);

  const { progress, clear } = progressLine(terminal);
  const circumstances = stopwatch();
  const settings = { threads: threadsFor(options.effort), ...options, progress, circumstances };
  let report: Report;
  try {
    const subject = await open(module, program, options.timeout);
    terminal.onInterrupt(async () => {
      clear();
      await subject.close();
    });
    report = await certify(subject, settings).finally(() => subject.close());
  } catch (error) {
    if (!(error instanceof SubjectError)) throw error;
    const { seed, effort, level: asked } = options;
    const name = module ?? program?.join(' ') ?? '';
    const terms = { seed, effort, asked, required: [] };
    report = { result: unreachable({ name }, error.message, terms), circumstances: circumstances() };
  } finally {
    clear();
  }
  writeReports(report, options.report, terminal);
  return EXIT[report.result.verdict];
}

async function open(
  module: string | undefined,
  program: readonly string[] | undefined,
  timeout: number | undefined,
): Promise<Subject> {
  const limits = timeout === undefined ? {} : { startMs: 1000 * timeout, answerMs: 1000 * timeout };
  if (program) return startProgram(program, limits, SUITE);
  return module === undefined ? embedded() : startModule(module, limits, SUITE);
}
