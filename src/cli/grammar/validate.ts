import type { Command } from 'commander';
import { seconds } from '../option-values.ts';
import type { Terminal } from '../terminal.ts';
import { configFile, noConfig } from './demands.ts';
import type { Finish } from './finish.ts';
import { browser, browserArg, page } from './page.ts';
import { typed } from './typed.ts';

/** `softproof validate` and its options. */
export function validateGrammar(
  softproof: Command,
  program: readonly string[] | undefined,
  terminal: Terminal,
  finish: Finish,
): void {
  softproof
    .command('validate')
    .description('holds every line that an adapter writes to the protocol, and names the field that is wrong')
    .usage('[options] [module] [-- program args...]')
    .argument('[module]', 'as certify takes it; without one, the subject of the config file')
    .addOption(page())
    .addOption(browser())
    .addOption(browserArg())
    .option('--timeout <seconds>', 'how long to wait for an answer (default: 20; 60 to start)', seconds)
    .addOption(configFile())
    .addOption(noConfig())
    .action(async (module, { page }, command) => {
      const { validateCommand } = await import('../commands/validate.ts');
      finish(await validateCommand({ module, program, page }, typed(command), terminal));
    });
}
