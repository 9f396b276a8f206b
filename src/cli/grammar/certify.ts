import { type Command, Option } from 'commander';
import { LEVELS } from '../../contract/level.ts';
import { append, appendReport, count, seconds } from '../option-values.ts';
import type { Terminal } from '../terminal.ts';
import { effort, seed } from './draws.ts';
import type { Finish } from './finish.ts';

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
    .addOption(new Option('--level <level>', 'below it nothing conforms').choices(LEVELS).default('stable'))
    .addOption(seed())
    .addOption(effort())
    .option(
      '--require <cell>',
      'must be claimed: quantity, quantity:dtype or quantity:dtype:output; may be repeated',
      append,
      [],
    )
    .option(
      '--only <check>',
      'run this check alone, for a closer look; * for any letters; may be repeated',
      append,
      [],
    )
    .option('--known-failures <file>', 'failures that are accepted, each with its reason')
    .option('--update-known-failures', 'write that file anew after the run; reasons are kept')
    .option('--report <kind=path>', 'also write json or junit; - is the standard output', appendReport, [])
    .option('--answers <file>', 'judge what an adapter wrote when it was given the questions of a file')
    .option('--page <page>', 'judge code in a browser: the address of a page, an HTML file or an ES module')
    .option('--browser <path>', 'the Chromium to run it in; without it, CHROMIUM or the one installed')
    .option('--browser-arg <flag>', 'a flag for the browser; may be repeated', append, [])
    .option('--transcript <file>', 'write all that is said between the suite and a program, for its author')
    .option('--timeout <seconds>', 'how long to wait for an answer', seconds)
    .option('--threads <n>', 'how many threads judge; the result is the same', count)
    .action(async (module, options) => {
      const { certifyCommand } = await import('../commands/certify.ts');
      finish(await certifyCommand(module, program, options, terminal));
    });
}
