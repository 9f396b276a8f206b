import { type Command, Option } from 'commander';
import { REDUCTIONS } from '../../contract/problem.ts';
import { QUANTITIES } from '../../contract/quantity.ts';
import { DTYPES } from '../../numeric/format.ts';
import { integer, real, whole } from '../option-values.ts';
import type { Terminal } from '../terminal.ts';
import type { Finish } from './finish.ts';

/** `softproof evaluate` and its options. */
export function evaluateGrammar(softproof: Command, terminal: Terminal, finish: Finish): void {
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
      const { evaluateCommand } = await import('../commands/evaluate.ts');
      finish(evaluateCommand(options, terminal));
    });
}
