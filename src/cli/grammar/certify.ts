import { type Command, Option } from 'commander';
import { append, appendReport, count, levels, seconds, share } from '../option-values.ts';
import type { Terminal } from '../terminal.ts';
import { configFile, knownFailures, noConfig, require, updateKnownFailures } from './demands.ts';
import { effort, seed } from './draws.ts';
import type { Finish } from './finish.ts';
import { browser, browserArg, page } from './page.ts';
import { typed } from './typed.ts';

/** `softproof certify`: its options, as the README has them. */
export function certifyGrammar(
  softproof: Command,
  program: readonly string[] | undefined,
  terminal: Terminal,
  finish: Finish,
): void {
  softproof
    .command('certify')
    .description(
      'judges an implementation: a module, a program after --, a page, or else the embedded kernel',
    )
    .usage('[options] [module] [-- program args...]')
    .argument(
      '[module]',
      'an ES module that exports softmax, logSoftmax, crossEntropy or crossEntropyGradient',
    )
    .addOption(
      new Option('--level <level>', 'below it nothing conforms; or accurate,softmax:float16=safe')
        .argParser(levels)
        .default('stable'),
    )
    .addOption(seed())
    .addOption(effort())
    .addOption(require())
    .option(
      '--only <check>',
      'run this check alone, for a closer look; * for any letters; may be repeated',
      append,
    )
    .addOption(knownFailures())
    .addOption(updateKnownFailures())
    .option(
      '--report <kind=path>',
      'also write a report: json=PATH, junit=PATH, html=PATH, badge=PATH or github; - is the standard output',
      appendReport,
    )
    .option(
      '--shard <i/n>',
      'try the i-th of n shares of all cases, into --report json=PATH; softproof merge makes a verdict of them',
      share,
    )
    .option('--answers <file>', 'judge what an adapter wrote when it was given the questions of a file')
    .addOption(page())
    .addOption(browser())
    .addOption(browserArg())
    .option('--transcript <file>', 'write all that is said between the suite and a program, for its author')
    .option('--timeout <seconds>', 'how long to wait for an answer (default: 20; 60 to start)', seconds)
    .option('--threads <n>', 'how many threads judge; the result is the same', count)
    .addOption(configFile())
    .addOption(noConfig())
    .action(async (module, options, command) => {
      const given = typed(command);
      const named = { module, program, answers: options.answers, page: options.page };
      if (options.shard) {
        const { certifyShardCommand } = await import('../commands/certify-shard.ts');
        finish(await certifyShardCommand(named, options.shard, given, terminal));
      } else {
        const { certifyCommand } = await import('../commands/certify.ts');
        finish(await certifyCommand(named, given, terminal));
      }
    });
}
