import { Argument, Command, Option } from 'commander';
import { EFFORTS } from '../contract/check.ts';
import { UsageError } from '../contract/errors.ts';
import { LEVELS } from '../contract/level.ts';
import { REDUCTIONS } from '../contract/problem.ts';
import { QUANTITIES } from '../contract/quantity.ts';
import { SUITE } from '../contract/suite.ts';
import { DTYPES } from '../numeric/format.ts';
import { append, appendReport, count, integer, real, seconds, whole } from './option-values.ts';
import { STARTERS } from './starters.ts';
import type { Terminal } from './terminal.ts';

/** What to do with the exit code of a command. */
type Finish = (code: number) => void;

/**
 * The commands and their options. What a command needs is loaded when it is run, so that help comes at once.
 * @param program the words after `--`, if there were any
 */
export function commands(
  program: readonly string[] | undefined,
  terminal: Terminal,
  finish: Finish,
): Command {
  const softproof = new Command('softproof')
    .description('Tells whether an implementation of softmax cross-entropy is right, and how right.')
    .version(SUITE)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text),
      writeErr: (text) => terminal.err(text),
      outputError: (text, write) => write(`${oneLine(text)}\n`),
    })
    .hook('preAction', (_, command) => {
      if (program && !['certify', 'questions'].includes(command.name())) {
        throw new UsageError(`${command.name()}: only certify and questions take a program after --`);
      }
    });
  certify(softproof, program, terminal, finish);
  questions(softproof, program, terminal, finish);
  init(softproof, terminal, finish);
  evaluate(softproof, terminal, finish);
  vectors(softproof, terminal, finish);
  softproof
    .command('explain')
    .description(
      'says what a requirement, a check, a level, a status, a vector or a flag of vectors is about',
    )
    .argument('<id>', 'as reports name it')
    .action(async (id) => {
      const { explainCommand } = await import('./commands/explain.ts');
      finish(explainCommand(id, terminal));
    });
  return softproof;
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

function init(softproof: Command, terminal: Terminal, finish: Finish) {
  softproof
    .command('init')
    .description('writes an implementation to begin with, and says how to have it judged')
    .addArgument(new Argument('<language>', 'its language').choices(STARTERS.map(({ language }) => language)))
    .option('--out <folder>', 'where to', '.')
    .action(async (language, { out }) => {
      const { initCommand } = await import('./commands/init.ts');
      finish(initCommand(language, out, terminal));
    });
}

function evaluate(softproof: Command, terminal: Terminal, finish: Finish) {
  softproof
    .command('evaluate')
    .description('prints the true values of a problem, to any number of digits')
    .requiredOption('--logits <numbers>', 'rows apart by ";", numbers by ","')
    .option('--label <labels>', 'the class of each row, from 0, apart by ","')
    .option('--targets <numbers>', 'in place of labels: a weight for each logit, written like these')
    .option('--weights <numbers>', 'a weight for each class, apart by ","')
    .option('--smoothing <e>', 'label smoothing, from 0 to 1', real)
    .option('--ignore-index <label>', 'the label of rows that count for nothing', integer)
    .addOption(new Option('--reduction <name>', 'of the row losses').choices(REDUCTIONS).default('mean'))
    .option('--upstream <numbers>', 'with reduction none: what comes down to each row loss, apart by ","')
    .addOption(new Option('--dtype <dtype>', 'of all numbers').choices(DTYPES).default('float64'))
    .option('--digits <n>', 'significant digits, 1 to 1000', whole(1, 1000), 50)
    .addOption(new Option('--quantity <quantity...>', 'what to print; without it: all').choices(QUANTITIES))
    .action(async (options) => {
      const { evaluateCommand } = await import('./commands/evaluate.ts');
      finish(evaluateCommand(options, terminal));
    });
}

function vectors(softproof: Command, terminal: Terminal, finish: Finish) {
  const group = softproof
    .command('vectors')
    .description('test vectors for those who do not run this program');
  group
    .command('export')
    .description('writes all vector files')
    .requiredOption('--out <folder>', 'where to')
    .action(async ({ out }) => {
      const { exportCommand } = await import('./commands/vectors.ts');
      finish(await exportCommand(out, terminal));
    });
  group
    .command('verify')
    .description('reads vector files, and derives their expected values anew')
    .argument('<folder>', 'where they are')
    .action(async (folder) => {
      const { verifyCommand } = await import('./commands/vectors.ts');
      finish(await verifyCommand(folder, terminal));
    });
}

const seed = () =>
  new Option('--seed <n>', 'which questions are drawn').argParser(whole(0, 999_999_999_999_999)).default(1);

const effort = () =>
  new Option('--effort <effort>', 'how much is asked').choices(EFFORTS).default('standard');

/** Errors of usage as one line: `softproof: unknown option '--levle' (Did you mean --level?)`. */
function oneLine(text: string): string {
  return `softproof: ${text
    .replace(/^error: /, '')
    .trim()
    .replace(/\s*\n\s*/g, ' ')}`;
}
