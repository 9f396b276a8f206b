import type { Command } from 'commander';
import type { Terminal } from '../terminal.ts';
import { effort, seed } from './draws.ts';
import type { Finish } from './finish.ts';

/** `softproof questions` and its options. */
export function questionsGrammar(
  softproof: Command,
  program: readonly string[] | undefined,
  terminal: Terminal,
  finish: Finish,
): void {
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
      const { questionsCommand } = await import('../commands/questions.ts');
      finish(await questionsCommand(module, program, options, terminal));
    });
}
