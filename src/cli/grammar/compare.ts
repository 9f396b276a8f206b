import type { Command } from 'commander';
import { append } from '../option-values.ts';
import type { Terminal } from '../terminal.ts';
import type { Finish } from './finish.ts';

/** `softproof compare` and its options. */
export function compareGrammar(softproof: Command, terminal: Terminal, finish: Finish): void {
  softproof
    .command('compare')
    .description(
      'says what got better, worse or stayed the same, from JSON reports; exit code 1 if anything got worse',
    )
    .argument('<before>', 'what --report json=PATH of certify wrote')
    .argument('<after...>', 'the same of another run, or of several; each is held against the first')
    .option(
      '--report <html=path>',
      'also write a page with all of them side by side; - is the standard output',
      append,
      [],
    )
    .action(async (before, after, options) => {
      const { compareCommand } = await import('../commands/compare.ts');
      finish(compareCommand([before, ...after], options, terminal));
    });
}
