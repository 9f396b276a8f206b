import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import type { Question, Reply } from '../../src/contract/question.ts';
import { tensor } from '../../src/numeric/tensor.ts';
import type { Limits } from '../../src/subjects/limits.ts';
import { startProgram } from '../../src/subjects/program.ts';

/** Patience for programs whose faults are the point. */
export const SHORT: Partial<Limits> = { startMs: 10_000, answerMs: 1000, stopMs: 300, window: 8 };

/** The interpreter itself: where `python3` is a script that looks for it, each start would cost twice as much. */
const PYTHON = execFileSync('python3', ['-c', 'import sys; print(sys.executable)'], {
  encoding: 'utf8',
}).trim();

/** The logit that makes the programs misbehave. */
const POISON = 13;

let marks = 0;

/** A program of `programs/`, with a word in its command line by which it and its children can be found again. */
export function stage(program: string): { command: readonly string[]; mark: string } {
  const path = fileURLToPath(new URL(`programs/${program}.py`, import.meta.url));
  const mark = `softproof-test-${process.pid}-${++marks}`;
  return { command: [PYTHON, '-S', path, mark], mark };
}

/** Asks a program, closes it, and makes sure that nothing of it is left running. */
export async function askOf(
  program: string,
  questions: readonly Question[],
  limits: Partial<Limits> = {},
): Promise<readonly Reply[]> {
  const { command, mark } = stage(program);
  const subject = await startProgram(command, { ...SHORT, ...limits });
  const replies = await subject.ask(questions);
  await subject.close();
  expect(running(mark)).toEqual([]);
  return replies;
}

/** Command lines of running processes in which the mark stands. */
export function running(mark: string): readonly string[] {
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return ids.map(commandLine).filter((line) => line.includes(mark));
}

function commandLine(id: string): string {
  try {
    return readFileSync(`/proc/${id}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

/** Asks for softmax of [first, 1]. */
export function question(first: number): Question {
  return {
    problem: { logits: tensor('float64', [1, 2], [first, 1]), reduction: 'mean' },
    quantities: ['softmax'],
  };
}

export const poison: Question = question(POISON);

/** What is good about a reply: the first number of the answer; else what came in its place. */
export function gist({ answers: { softmax } }: Reply): unknown {
  return softmax?.kind === 'value' ? softmax.values[0] : softmax;
}
