import { setImmediate } from 'node:timers/promises';
import type { Progress } from '../runner/run.ts';
import type { Terminal } from './terminal.ts';

/** Milliseconds between two lines of progress. */
const PAUSE = 100;

const CLEAR = '\r\x1b[2K';

/** One line on a live terminal that says how far a run has come. `clear` takes it away. */
export function progressLine({ live, err }: Terminal): { readonly progress: Progress; clear(): void } {
  let last = Number.NEGATIVE_INFINITY;
  return {
    async progress({ check, dtype, done, total }) {
      const now = performance.now();
      if (live && now - last >= PAUSE) {
        last = now;
        err(`${CLEAR}${String(Math.floor((100 * done) / total)).padStart(3)} %  ${check}, ${dtype}`);
      }
      // Lets the event loop turn: a long run must hear an interrupt.
      await setImmediate();
    },
    clear() {
      if (live) err(CLEAR);
    },
  };
}
