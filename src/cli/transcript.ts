import { appendFileSync, closeSync, openSync } from 'node:fs';
import { UsageError } from '../contract/errors.ts';
import type { Tap } from '../subjects/tap.ts';

/** A file of all that is said between the suite and a program, one line each. */
export interface Transcript extends Tap {
  close(): void;
}

/**
 * Begins a transcript: `>` before what is sent, `<` before what comes, `#` before what happens. Lines are written as they
 * come, so that they are there whatever happens next.
 * @throws UsageError if the file cannot be written
 */
export function transcript(path: string): Transcript {
  const file = opened(path);
  const write = (mark: string) => (line: string) => appendFileSync(file, `${mark} ${line}\n`);
  return {
    started: (command) => write('#')(`starts: ${JSON.stringify(command)}`),
    sent: write('>'),
    heard: write('<'),
    lost: (why) => write('#')(`is over: ${why}`),
    close: () => closeSync(file),
  };
}

function opened(path: string): number {
  try {
    return openSync(path, 'w');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`--transcript ${path}: cannot be written (${reason}); name a path that can`);
  }
}
