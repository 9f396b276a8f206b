import type { Command } from 'commander';
import { seconds } from '../option-values.ts';
import type { Terminal } from '../terminal.ts';
import { configFile, noConfig } from './demands.ts';
import { effort, seed } from './draws.ts';
import type { Finish } from './finish.ts';
import { browser, browserArg, page } from './page.ts';
import { typed } from './typed.ts';

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
    .argument('[module]', 'as certify takes it; it is asked what it claims, and no more')
    .requiredOption('--out <file>', 'where to; - is the standard output')
    .option('--claims <file>', 'an answer to the start message, in place of a module or a program')
    .addOption(seed())
    .addOption(effort())
    .addOption(page())
    .addOption(browser())
    .addOption(browserArg())
    .option('--timeout <seconds>', 'how long to wait for what it claims (default: 60)', seconds)
    .addOption(configFile())
    .addOption(noConfig())
    .action(async (module, { out, page }, command) => {
      const { questionsCommand } = await import('../commands/questions.ts');
      finish(await questionsCommand({ module, program, page }, { ...typed(command), out }, terminal));
    });
}
