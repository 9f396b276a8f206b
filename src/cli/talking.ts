import { type Command, Option } from 'commander';
import { EFFORTS } from '../contract/check.ts';
import { LEVELS } from '../contract/level.ts';
import { append, appendReport, count, seconds, whole } from './option-values.ts';
import type { Terminal } from './terminal.ts';

/** What to do with the exit code of a command. */
export type Finish = (code: number) => void;

/** The commands that talk to a subject, and take a program after `--`. */
export const TALKING: readonly string[] = ['certify', 'questions', 'validate'];

/** Adds them, with their options. */
export function addTalking(
  softproof: Command,
  program: readonly string[] | undefined,
  terminal: Terminal,
  finish: Finish,
): void {
  certify(softproof, program, terminal, finish);
  questions(softproof, program, terminal, finish);
  validate(softproof, program, terminal, finish);
}

function certify(
  softproof: Command,
  program: readonly string[] | undefined,
  terminal: Terminal,
  finish: Finish,
) {
  softproof
    .command('certify')
    .description('judges an implementation: a module, a program after --, or else the embedded kernel')
    .usage('[options] [module] [-- program args...]')
    .argument(
      '[module]',
      'an ES module that exports softmax, logSoftmax, crossEntropy or crossEntropyGradient',
    )
    .addOption(new Option('--level <level>', 'below it nothing conforms').choices(LEVELS).default('stable'))
    .addOption(seed())
    .addOption(effort())
    .option(
      '--require <cell>',
      'must be claimed: quantity, quantity:dtype or quantity:dtype:output; may be repeated',
      append,
      [],
    )
    .option(
      '--only <check>',
      'run this check alone, for a closer look; * for any letters; may be repeated',
      append,
      [],
    )
    .option('--known-failures <file>', 'failures that are accepted, each with its reason')
    .option('--update-known-failures', 'write that file anew after the run; reasons are kept')
    .option('--report <kind=path>', 'also write json or junit; - is the standard output', appendReport, [])
    .option('--answers <file>', 'judge what an adapter wrote when it was given the questions of a file')
    .option('--transcript <file>', 'write all that is said between the suite and a program, for its author')
    .option('--timeout <seconds>', 'how long to wait for an answer', seconds)
    .option('--threads <n>', 'how many threads judge; the result is the same', count)
    .action(async (module, options) => {
      const { certifyCommand } = await import('./commands/certify.ts');
      finish(await certifyCommand(module, program, options, terminal));
    });
}

function questions(
  softproof: Command,
  program: readonly string[] | undefined,
  terminal: Terminal,
  finish: Finish,
) {
  softproof
    .command('questions')
    .description('writes all that certify would ask, for subjects that cannot hold a pipe')
    .usage('[options] [module] [-- program args...]')
    .argument('[module]', 'as certify takes it; it is asked only what it claims')
    .requiredOption('--out <file>', 'where to; - is the standard output')
    .option('--claims <file>', 'an answer to the start message, in place of a module or a program')
    .addOption(seed())
    .addOption(effort())
    .action(async (module, options) => {
      const { questionsCommand } = await import('./commands/questions.ts');
      finish(await questionsCommand(module, program, options, terminal));
    });
}

function validate(
  softproof: Command,
  program: readonly string[] | undefined,
  terminal: Terminal,
  finish: Finish,
) {
  softproof
    .command('validate')
    .description('holds every line that an adapter writes to the protocol, and names the field that is wrong')
    .usage('[options] [module] [-- program args...]')
    .argument('[module]', 'as certify takes it')
    .option('--timeout <seconds>', 'how long to wait for an answer', seconds)
    .action(async (module, { timeout }) => {
      const { validateCommand } = await import('./commands/validate.ts');
      finish(await validateCommand(module, program, timeout, terminal));
    });
}

const seed = () =>
  new Option('--seed <n>', 'which questions are drawn').argParser(whole(0, 999_999_999_999_999)).default(1);

const effort = () =>
  new Option('--effort <effort>', 'how much is asked').choices(EFFORTS).default('standard');
