import type { Command } from 'commander';
import type { Terminal } from '../terminal.ts';
import type { Finish } from './finish.ts';

/** `softproof vectors` and what it does with them. */
export function vectorsGrammar(softproof: Command, terminal: Terminal, finish: Finish): void {
  const group = softproof
    .command('vectors')
    .description('test vectors for those who do not run this program');
  group
    .command('export')
    .description('writes all vector files')
    .requiredOption('--out <folder>', 'where to')
    .action(async ({ out }) => {
      const { exportCommand } = await import('../commands/vectors.ts');
      finish(await exportCommand(out, terminal));
    });
  group
    .command('verify')
    .description('reads vector files, and derives their expected values anew')
    .argument('<folder>', 'where they are')
    .action(async (folder) => {
      const { verifyCommand } = await import('../commands/vectors.ts');
      finish(await verifyCommand(folder, terminal));
    });
}
