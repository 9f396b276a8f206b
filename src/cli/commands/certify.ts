import { certify, type Settings } from '../../certify.ts';
import { SubjectError, UsageError } from '../../contract/errors.ts';
import type { Report } from '../../contract/report.ts';
import { readRequirement } from '../../verdict/require.ts';
import { unreachable } from '../../verdict/result.ts';
import { EXIT } from '../exit-code.ts';
import { open } from '../open.ts';
import { progressLine } from '../progress.ts';
import { checkReports, type ReportTo, writeReports } from '../reports.ts';
import { stopwatch } from '../stopwatch.ts';
import type { Terminal } from '../terminal.ts';
import { threadsFor } from '../threads.ts';

/** What stands on the command line. */
export interface CertifyOptions extends Required<Pick<Settings, 'level' | 'seed' | 'effort' | 'require'>> {
  readonly report: readonly ReportTo[];
  /** A file of answers, in place of a module or a program. */
  readonly answers?: string;
  /** Seconds to wait for an answer. */
  readonly timeout?: number;
  readonly threads?: number;
}

/** `softproof certify`: judges a module, a program, answers on file or the embedded kernel, and says how good it is. */
export async function certifyCommand(
  module: string | undefined,
  program: readonly string[] | undefined,
  options: CertifyOptions,
  terminal: Terminal,
): Promise<number> {
  const where = { module, program, answers: options.answers };
  if (Object.values(where).filter((given) => given !== undefined).length > 1)
    throw new UsageError('certify: name a module, a program after --, or --answers; one of them');
  options.require.forEach(readRequirement);
  checkReports(options.report);

  const { progress, clear } = progressLine(terminal);
  const circumstances = stopwatch();
  const settings = { threads: threadsFor(options.effort), ...options, progress, circumstances };
  let report: Report;
  try {
    const subject = await open(where, options.timeout);
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
