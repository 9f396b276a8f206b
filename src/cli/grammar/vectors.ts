import { type Command, Option } from 'commander';
import { ENCODINGS, ONLY_KEYS, PROFILE_IDS } from '../../vectors/choices.ts';
import { append, count, share, whole } from '../option-values.ts';
import type { Terminal } from '../terminal.ts';
import type { Finish } from './finish.ts';

/** `softproof vectors` and what it does with them. */
export function vectorsGrammar(softproof: Command, terminal: Terminal, finish: Finish): void {
  const group = softproof
    .command('vectors')
    .description('test vectors for those who do not run this program');
  group
    .command('export')
    .description('writes vector files and a manifest; goes on where the same export was interrupted')
    .requiredOption('--out <folder>', 'where to')
    .addOption(new Option('--format <format>', 'of the files').choices(ENCODINGS).default('json'))
    .addOption(profile())
    .addOption(only())
    .addOption(seed())
    .option('--shard <i/n>', 'only share i of n, for n machines', share)
    .option('--threads <n>', 'how many threads work; the files are the same', count)
    .action(async (options) => {
      const { exportCommand } = await import('../commands/vectors-export.ts');
      finish(await exportCommand(options, terminal));
    });
  group
    .command('verify')
    .description('checks the hashes of vector files, and derives their expected values anew')
    .argument('<folder>', 'where they are')
    .option('--threads <n>', 'how many threads work', count)
    .action(async (folder, options) => {
      const { verifyCommand } = await import('../commands/vectors-verify.ts');
      finish(await verifyCommand(folder, options, terminal));
    });
  group
    .command('merge')
    .description('makes one manifest of those of all shares, copied into one folder')
    .argument('<folder>', 'where they are')
    .action(async (folder) => {
      const { mergeCommand } = await import('../commands/vectors-merge.ts');
      finish(mergeCommand(folder, terminal));
    });
  group
    .command('list')
    .description('says which profiles, groups and flags there are, and how many vectors have them')
    .addOption(profile())
    .addOption(only())
    .addOption(seed())
    .option('--json', 'for programs')
    .action(async (options) => {
      const { listCommand } = await import('../commands/vectors-list.ts');
      finish(listCommand(options, terminal));
    });
}

const seed = () =>
  new Option('--seed <n>', 'from which the large profile is made (default: 1)').argParser(
    whole(0, 999_999_999_999_999),
  );

const profile = () =>
  new Option(
    '--profile <profile>',
    'how many: what fits into a unit test, all that people chose, or large ones',
  )
    .choices(PROFILE_IDS)
    .default('full');

const only = () =>
  new Option(
    '--only <key=names>',
    `what of them: ${ONLY_KEYS.join(', ')}; names with commas; may be repeated`,
  ).argParser(append);
