import { CommanderError } from 'commander';
import { SubjectError, UndecidedError, UsageError } from '../contract/errors.ts';
import { printable } from '../subjects/quote.ts';
import { NO_VERDICT, USAGE } from './exit-code.ts';
import { commands } from './program.ts';
import type { Terminal } from './terminal.ts';

/**
 * Runs the command line and returns the exit code: 0 conforms, 1 does not, 2 wrong usage, 3 no verdict.
 * Whatever goes wrong is one line on the error stream, except a bug of ours, which comes with its trace.
 * @param argv the words after `softproof`
 */
export async function softproof(argv: readonly string[], terminal: Terminal): Promise<number> {
  let code = 0;
  const end = argv.indexOf('--');
  const own = end < 0 ? argv : argv.slice(0, end);
  const program = end < 0 ? undefined : argv.slice(end + 1);
  try {
    const cli = commands(program, terminal, (exit) => {
      code = exit;
    });
    await cli.parseAsync(own, { from: 'user' });
    return code;
  } catch (error) {
    return explainError(error, terminal);
  }
}

/** Says what went wrong, and gives the exit code for it. */
export function explainError(error: unknown, { err }: Pick<Terminal, 'err'>): number {
  // Commander has said already what is wrong; help that was asked for is not wrong.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE;
  if (error instanceof UsageError) {
    err(`softproof: ${printable(error.message)}\n`);
    return USAGE;
  }
  if (error instanceof SubjectError || error instanceof UndecidedError) {
    err(`softproof: no verdict: ${printable(error.message)}\n`);
    return NO_VERDICT;
  }
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  err(`softproof: this is a bug in softproof, please report it: ${trace}\n`);
  return NO_VERDICT;
}
