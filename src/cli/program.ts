import { Command } from 'commander';
import { UsageError } from '../contract/errors.ts';
import { SUITE } from '../contract/suite.ts';
import { printable } from '../subjects/quote.ts';
import { certifyGrammar } from './grammar/certify.ts';
import { compareGrammar } from './grammar/compare.ts';
import { evaluateGrammar } from './grammar/evaluate.ts';
import { explainGrammar } from './grammar/explain.ts';
import type { Finish } from './grammar/finish.ts';
import { initGrammar } from './grammar/init.ts';
import { mergeGrammar } from './grammar/merge.ts';
import { questionsGrammar } from './grammar/questions.ts';
import { replayGrammar } from './grammar/replay.ts';
import { validateGrammar } from './grammar/validate.ts';
import { vectorsGrammar } from './grammar/vectors.ts';
import { requireOnce } from './once.ts';
import type { Terminal } from './terminal.ts';

/** The commands that talk to a subject, and take a program after `--`. */
const TALKING: readonly string[] = ['certify', 'replay', 'questions', 'validate'];

/**
 * The commands and their options. What a command needs is loaded when it is run, so that help comes at once.
 * @param program the words after `--`, if there were any
 */
export function commands(
  program: readonly string[] | undefined,
  terminal: Terminal,
  finish: Finish,
): Command {
  const softproof = new Command('softproof')
    .description('Tells whether an implementation of softmax cross-entropy is right, and how right.')
    .version(SUITE)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text),
      writeErr: (text) => terminal.err(text),
      outputError: (text, write) => write(`${oneLine(text)}\n`),
    })
    .hook('preAction', (_, command) => {
      if (program && !TALKING.includes(command.name())) {
        throw new UsageError(`${command.name()}: only ${TALKING.join(', ')} take a program after --`);
      }
      const ours = program?.find((word) =>
        command.options.some(({ long }) => long === word.split('=', 1)[0]),
      );
      if (ours !== undefined)
        terminal.err(
          `softproof: ${printable(ours)} is given to the program; what is meant for softproof stands before --\n`,
        );
    });
  certifyGrammar(softproof, program, terminal, finish);
  replayGrammar(softproof, program, terminal, finish);
  mergeGrammar(softproof, terminal, finish);
  questionsGrammar(softproof, program, terminal, finish);
  validateGrammar(softproof, program, terminal, finish);
  compareGrammar(softproof, terminal, finish);
  initGrammar(softproof, terminal, finish);
  evaluateGrammar(softproof, terminal, finish);
  vectorsGrammar(softproof, terminal, finish);
  explainGrammar(softproof, terminal, finish);
  requireOnce(softproof);
  return softproof;
}

/** Errors of usage as one line: `softproof: unknown option '--levle' (Did you mean --level?)`. */
function oneLine(text: string): string {
  return `softproof: ${text
    .replace(/^error: /, '')
    .trim()
    .replace(/\s*\n\s*/g, ' ')}`;
}
