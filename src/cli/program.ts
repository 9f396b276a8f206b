import { Argument, Command, Option } from 'commander';
import { UsageError } from '../contract/errors.ts';
import { REDUCTIONS } from '../contract/problem.ts';
import { QUANTITIES } from '../contract/quantity.ts';
import { SUITE } from '../contract/suite.ts';
import { DTYPES } from '../numeric/format.ts';
import { integer, real, whole } from './option-values.ts';
import { STARTERS } from './starters.ts';
import { addTalking, type Finish, TALKING } from './talking.ts';
import type { Terminal } from './terminal.ts';

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
      if (program && !TALKING.includes(command.name())) {
        throw new UsageError(`${command.name()}: only ${TALKING.join(', ')} take a program after --`);
      }
    });
  addTalking(softproof, program, terminal, finish);
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

/** Errors of usage as one line: `softproof: unknown option '--levle' (Did you mean --level?)`. */
function oneLine(text: string): string {
  return `softproof: ${text
    .replace(/^error: /, '')
    .trim()
    .replace(/\s*\n\s*/g, ' ')}`;
}
