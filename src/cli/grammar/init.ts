import { Argument, type Command } from 'commander';
import { STARTERS } from '../starters.ts';
import type { Terminal } from '../terminal.ts';
import type { Finish } from './finish.ts';

/** `softproof init` and its options. */
export function initGrammar(softproof: Command, terminal: Terminal, finish: Finish): void {
  softproof
    .command('init')
    .description('writes an implementation to begin with, and says how to have it judged')
    .addArgument(
      new Argument('<language>', 'its language, or page for code that a browser runs').choices(
        STARTERS.map(({ language }) => language),
      ),
    )
    .option('--out <folder>', 'where to', '.')
    .action(async (language, { out }) => {
      const { initCommand } = await import('../commands/init.ts');
      finish(initCommand(language, out, terminal));
    });
}
