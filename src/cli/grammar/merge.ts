import type { Command } from 'commander';
import { appendReport } from '../option-values.ts';
import type { Terminal } from '../terminal.ts';
import { configFile, knownFailures, noConfig, require, updateKnownFailures } from './demands.ts';
import type { Finish } from './finish.ts';
import { typed } from './typed.ts';

/** `softproof merge` and its options. */
export function mergeGrammar(softproof: Command, terminal: Terminal, finish: Finish): void {
  softproof
    .command('merge')
    .description('makes of the shards of a run what one run would have found: its verdict and its reports')
    .argument('<shards...>', 'the files that certify --shard i/n --report json=PATH wrote, all n of them')
    .option('--out, --report <kind=path>', 'write this report; as certify has it', appendReport)
    .addOption(require())
    .addOption(knownFailures())
    .addOption(updateKnownFailures())
    .addOption(configFile())
    .addOption(noConfig())
    .action(async (shards, _, command) => {
      const { mergeCommand } = await import('../commands/merge.ts');
      finish(await mergeCommand(shards, typed(command), terminal));
    });
}
