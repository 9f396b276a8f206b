import { type Command, Option } from 'commander';
import { LEVELS } from '../../contract/level.ts';
import { seconds } from '../option-values.ts';
import type { Terminal } from '../terminal.ts';
import { configFile, noConfig } from './demands.ts';
import type { Finish } from './finish.ts';
import { browser, browserArg, page } from './page.ts';
import { typed } from './typed.ts';

/** `softproof replay` and its options. */
export function replayGrammar(
  softproof: Command,
  program: readonly string[] | undefined,
  terminal: Terminal,
  finish: Finish,
): void {
  softproof
    .command('replay')
    .description('asks a counterexample again, and says whether it still fails')
    .usage('[options] <case> [module] [-- program args...]')
    .argument(
      '<case>',
      'a JSON report, report.json#2 for its second failure, a file with a case, or the case itself',
    )
    .argument('[module]', 'as certify takes it; without one, the subject of the config file')
    .addOption(new Option('--level <level>', 'below it a case fails; else as in its run').choices(LEVELS))
    .option('--answers <file>', 'in place of a module or a program: what an adapter wrote')
    .addOption(page())
    .addOption(browser())
    .addOption(browserArg())
    .option('--kernel', 'ask the embedded kernel')
    .option('--transcript <file>', 'write all that is said between the suite and a program, for its author')
    .option('--timeout <seconds>', 'how long to wait for an answer (default: 20; 60 to start)', seconds)
    .addOption(configFile())
    .addOption(noConfig())
    .action(async (given, module, options, command) => {
      const { replayCommand } = await import('../commands/replay.ts');
      const where = { module, program, answers: options.answers, page: options.page };
      finish(await replayCommand(given, where, typed(command), terminal));
    });
}
