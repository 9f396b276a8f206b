import type { Command } from 'commander';
import type { Terminal } from '../terminal.ts';
import type { Finish } from './finish.ts';

/** `softproof explain`. */
export function explainGrammar(softproof: Command, terminal: Terminal, finish: Finish): void {
  softproof
    .command('explain')
    .description(
      'says what a requirement, a check, a level, a status, a verdict, a vector or a flag of vectors is about',
    )
    .argument('<id>', 'as reports name it')
    .action(async (id) => {
      const { explainCommand } = await import('../commands/explain.ts');
      finish(explainCommand(id, terminal));
    });
}
