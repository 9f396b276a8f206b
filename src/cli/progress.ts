import { setImmediate } from 'node:timers/promises';
import type { Progress, Stage } from '../runner/run.ts';
import type { Terminal } from './terminal.ts';

/** Milliseconds between two states of the line on a terminal. */
const PAUSE = 100;

const CLEAR = '\r\x1b[2K';

/** A log has a line for every so many percent. */
const STEP = 10;

/** Says how far a run has come, as it is done here. `clear` takes away what is not to stay. */
export function progressOf({ progress, err }: Pick<Terminal, 'progress' | 'err'>): {
  readonly progress: Progress;
  clear(): void;
} {
  const say = { line: () => moving(err), log: () => logged(err), none: () => () => {} }[progress]();
  return {
    async progress(stage) {
      say(stage);
      // Lets the event loop turn: a long run must hear an interrupt.
      await setImmediate();
    },
    clear() {
      if (progress === 'line') err(CLEAR);
    },
  };
}

function moving(err: Terminal['err']): (stage: Stage) => void {
  let last = Number.NEGATIVE_INFINITY;
  return (stage) => {
    const now = performance.now();
    if (now - last < PAUSE) return;
    last = now;
    err(`${CLEAR}${told(stage)}`);
  };
}

/** The same lines on every machine, however fast it is. */
function logged(err: Terminal['err']): (stage: Stage) => void {
  let before = 0;
  return ({ check, dtype, done, total }) => {
    const step = Math.floor((100 * done) / total / STEP);
    if (step === before) return;
    before = step;
    err(`softproof: ${STEP * step} %, ${check}, ${dtype}\n`);
  };
}

function told({ check, dtype, done, total }: Stage): string {
  return `${String(Math.floor((100 * done) / total)).padStart(3)} %  ${check}, ${dtype}`;
}
