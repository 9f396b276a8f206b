import { certify } from '../../certify.ts';
import { SubjectError, UsageError } from '../../contract/errors.ts';
import type { KnownFailures } from '../../contract/known-failure.ts';
import type { Report } from '../../contract/report.ts';
import { select } from '../../runner/select.ts';
import type { Settings } from '../../settings.ts';
import { quote } from '../../subjects/quote.ts';
import { suite } from '../../suite.ts';
import { readRequirement } from '../../verdict/require.ts';
import { unreachable } from '../../verdict/result.ts';
import { EXIT } from '../exit-code.ts';
import { KnownFailuresFile, knownFailures } from '../known-failures.ts';
import { open, type Where } from '../open.ts';
import { progressLine } from '../progress.ts';
import { checkReports, type ReportTo, writeReports } from '../reports.ts';
import { stopwatch } from '../stopwatch.ts';
import type { Terminal } from '../terminal.ts';
import { threadsFor } from '../threads.ts';
import { transcript } from '../transcript.ts';

/** What stands on the command line. */
export interface CertifyOptions
  extends Required<Pick<Settings, 'level' | 'seed' | 'effort' | 'require' | 'only'>> {
  readonly report: readonly ReportTo[];
  /** A file of answers, in place of a module or a program. */
  readonly answers?: string;
  /** A page in a browser, in place of a module or a program; the browser, and flags for it. */
  readonly page?: string;
  readonly browser?: string;
  readonly browserArg: readonly string[];
  /** Seconds to wait for an answer. */
  readonly timeout?: number;
  readonly threads?: number;
  /** Where to write all that is said between the suite and a program. */
  readonly transcript?: string;
  /** The file of known failures, and whether it is to be brought up to date. */
  readonly knownFailures?: string;
  readonly updateKnownFailures?: boolean;
}

/** `softproof certify`: judges a module, a program, a page, answers on file or the embedded kernel, and says how good it is. */
export async function certifyCommand(
  module: string | undefined,
  program: readonly string[] | undefined,
  options: CertifyOptions,
  terminal: Terminal,
): Promise<number> {
  const { answers, page, browser, browserArg } = options;
  const where = { module, program, answers, page };
  if (Object.values(where).filter((given) => given !== undefined).length > 1)
    throw new UsageError('certify: name a module, a program after --, --answers or --page; one of them');
  if (page === undefined && (browser !== undefined || browserArg.length > 0))
    throw new UsageError('--browser: only --page has one');
  options.require.forEach(readRequirement);
  checkReports(options.report);
  const { file, known } = knownOf(options);

  const { progress, clear } = progressLine(terminal);
  const circumstances = stopwatch();
  const { level, seed, effort, require, only, threads = threadsFor(effort) } = options;
  const asked = { level, seed, effort, require, only, threads, ...(known && { knownFailures: known }) };
  const tap = options.transcript === undefined ? undefined : transcriptOf(where, options.transcript);
  let report: Report;
  try {
    const subject = await open(where, options.timeout, tap, { browser, flags: browserArg });
    terminal.onInterrupt(async () => {
      clear();
      await subject.close();
    });
    report = await certify(subject, { ...asked, progress, circumstances }).finally(() => subject.close());
  } catch (error) {
    if (!(error instanceof SubjectError)) throw error;
    const name = quote(module ?? program?.join(' ') ?? answers ?? page ?? '');
    const terms = { seed, effort, asked: level, required: [], ...(only.length > 0 && { only }) };
    report = { result: unreachable({ name }, error.message, terms), circumstances: circumstances() };
  } finally {
    clear();
    tap?.close();
  }
  writeReports(report, options.report, terminal, wordsOf(where));
  if (file) terminal.err(`${file.write(report.result)}\n`);
  return EXIT[report.result.verdict];
}

/** The words that name a subject that can be asked again. */
function wordsOf({ module, program, answers }: Where): readonly string[] | undefined {
  if (answers !== undefined) return undefined;
  return program ? ['--', ...program] : module === undefined ? [] : [module];
}

/** @throws UsageError if there is nobody to hold a conversation with */
function transcriptOf({ module, program, page }: Where, path: string) {
  if (module === undefined && program === undefined && page === undefined)
    throw new UsageError('--transcript: needs a module, a page, or a program after --, to talk to');
  return transcript(path);
}

/** The known failures to hold against the run, and the file that it is to bring up to date. */
function knownOf({ knownFailures: path, updateKnownFailures: updates = false, only }: CertifyOptions): {
  readonly file?: KnownFailuresFile;
  readonly known?: KnownFailures | undefined;
} {
  select(suite, only);
  if (updates && path === undefined)
    throw new UsageError('--update-known-failures: name the file with --known-failures FILE');
  if (path === undefined) return {};
  if (only.length > 0)
    throw new UsageError('--known-failures is held against all checks; leave it out, or leave out --only');
  if (!updates) return { known: knownFailures(path) };
  const file = new KnownFailuresFile(path);
  return { file, known: file.usable };
}
