import process from 'node:process';
import { INTERRUPTS, NO_VERDICT } from './exit-code.ts';
import { explainError } from './softproof.ts';

/** A signal on which the process ends, after what was asked to be done first; a second one waits for nothing. */
export function endOnInterrupts(cleanUps: readonly (() => Promise<void>)[]): void {
  for (const [signal, { code, word }] of Object.entries(INTERRUPTS)) {
    process.once(signal, async () => {
      for (const again of Object.keys(INTERRUPTS)) process.on(again, () => process.exit(code));
      await Promise.allSettled(cleanUps.map((cleanUp) => cleanUp()));
      process.stderr.write(`softproof: ${word}\n`);
      process.exit(code);
    });
  }
}

/** Output that cannot be written must not look like a verdict; a reader who has read enough is no error. */
export function endOnLostOutput(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    process.stderr.write(`softproof: no verdict: the standard output cannot be written (${error.message})\n`);
    process.exit(NO_VERDICT);
  });
  // Whoever hung up does not hear of it either.
  process.stderr.on('error', () => {});
}

/** Whatever nobody caught is our bug, and says so; Node's own exit code would read as `does not conform`. */
export function endOnBugs(): void {
  process.on('uncaughtException', (error) => {
    process.exit(explainError(error, { err: (text) => void process.stderr.write(text) }));
  });
}

/**
 * Ends the process when all output is written, or known to be lost. Node by itself ends when nothing is left to do, but may first wait for its own
 * threads, and on rare occasions for ever (nodejs/node#54918).
 */
export function end(code: number): void {
  // What goes wrong with a stream is told after its last word, and has a code of its own.
  process.stdout.write('', () => process.stderr.write('', () => setImmediate(() => process.exit(code))));
}
