import { createReadStream } from 'node:fs';
import { UsageError } from '../contract/errors.ts';
import type { Subject } from '../contract/subject.ts';
import { SUITE } from '../contract/suite.ts';
import { embedded } from '../embedded.ts';
import { answersFrom } from '../subjects/answers.ts';
import { startModule } from '../subjects/module.ts';
import { type BrowserSettings, startPage } from '../subjects/page.ts';
import { startProgram } from '../subjects/program.ts';
import type { Tap } from '../subjects/tap.ts';

/** Where a subject is; nowhere: the embedded kernel. */
export interface Where {
  readonly module?: string | undefined;
  readonly program?: readonly string[] | undefined;
  readonly answers?: string | undefined;
  /** An address, or a path. */
  readonly page?: string | undefined;
}

/**
 * Reaches a subject.
 * @param timeout  seconds to wait for an answer
 * @param tap  hears what is said between us and a program
 * @param browser  what a page runs in
 * @throws UsageError if a file of answers cannot be read, or is none; else as startModule, startProgram and startPage
 */
export async function open(
  { module, program, answers, page }: Where,
  timeout?: number,
  tap?: Tap,
  browser?: BrowserSettings,
): Promise<Subject> {
  const limits = timeout === undefined ? {} : { startMs: 1000 * timeout, answerMs: 1000 * timeout };
  if (answers !== undefined) return answersFrom(answers, bytesOf(answers));
  if (page !== undefined) return startPage(page, browser, limits, SUITE, tap);
  if (program) return startProgram(program, limits, SUITE, tap);
  return module === undefined ? embedded() : startModule(module, limits, SUITE, undefined, tap);
}

async function* bytesOf(path: string): AsyncGenerator<Buffer, void, void> {
  try {
    yield* createReadStream(path);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${path}: cannot be read (${reason})`);
  }
}
