import { UsageError } from '../contract/errors.ts';
import type { Subject } from '../contract/subject.ts';
import type { Progress } from '../runner/run.ts';
import type { Tap } from '../subjects/tap.ts';
import { open, type Where } from './open.ts';
import { progressOf } from './progress.ts';
import type { Terminal } from './terminal.ts';
import { transcript } from './transcript.ts';

/** How a subject is talked to. */
export interface Talk {
  /** Seconds to wait for an answer. */
  readonly timeout?: number;
  /** Where to write all that is said between the suite and a program. */
  readonly transcript?: string;
  /** The browser of a page, and flags for it. */
  readonly browser?: string;
  readonly browserArg?: readonly string[];
}

/**
 * Has a subject judged, and tells how far it has come; the subject is closed whatever happens.
 * @param listener hears all that is said, in place of a transcript
 * @throws UsageError if there is nobody to hold a conversation with; else as `open`
 */
export async function talk<Found>(
  where: Where,
  { timeout, transcript: path, browser, browserArg: flags = [] }: Talk,
  terminal: Terminal,
  judge: (subject: Subject, progress: Progress) => Promise<Found>,
  listener?: Tap,
): Promise<Found> {
  const { module, program, page } = where;
  if (path !== undefined && [module, program, page].every((one) => one === undefined))
    throw new UsageError('--transcript: needs a module, a page, or a program after --, to talk to');
  if (page === undefined && (browser !== undefined || flags.length > 0))
    throw new UsageError('--browser: only --page has one');
  const written = path === undefined ? undefined : transcript(path);
  const { progress, clear } = progressOf(terminal);
  try {
    const subject = await open(where, timeout, listener ?? written, { browser, flags });
    terminal.onInterrupt(async () => {
      clear();
      await subject.close();
    });
    return await judge(subject, progress).finally(() => subject.close());
  } finally {
    clear();
    written?.close();
  }
}
