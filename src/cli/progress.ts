import { setImmediate } from 'node:timers/promises';
import type { Progress, Stage } from '../runner/run.ts';
import type { Terminal } from './terminal.ts';

/** Milliseconds between two states of the line on a terminal. */
const PAUSE = 100;

const CLEAR = '\r\x1b[2K';

/** A log has a line for every so many percent. */
const STEP = 10;

/** Seconds after which something is said where nobody would know otherwise whether it goes on. */
const SILENCE = 30;

/** Says how far a run has come, as it is done here. `clear` takes away what is not to stay, and ends it. */
export function progressOf({ progress, err }: Pick<Terminal, 'progress' | 'err'>): {
  readonly progress: Progress;
  clear(): void;
} {
  const { say, end } = { line: moving, log: logged, beat: beating, none: () => MUTE }[progress](err);
  return {
    async progress(stage) {
      say(stage);
      // Lets the event loop turn: a long run must hear an interrupt.
      await setImmediate();
    },
    clear: end,
  };
}

interface Voice {
  readonly say: (stage: Stage) => void;
  readonly end: () => void;
}

const MUTE: Voice = { say() {}, end() {} };

function moving(err: Terminal['err']): Voice {
  let last = Number.NEGATIVE_INFINITY;
  // A subject that does not answer must not look like a program that does nothing.
  err(`${CLEAR}  0 %`);
  return {
    say(stage) {
      const now = performance.now();
      if (now - last < PAUSE) return;
      last = now;
      err(`${CLEAR}${percent(stage).padStart(3)} %  ${told(stage)}`);
    },
    end() {
      // After an interrupt a run may go on for a while, unseen.
      last = Number.POSITIVE_INFINITY;
      err(CLEAR);
    },
  };
}

/** Lines for all steps, the same on every machine, however fast it is; and between them only where one takes long. */
function logged(err: Terminal['err']): Voice {
  let before = 0;
  const { say, end } = beating(err);
  return {
    say(stage) {
      const step = Math.floor((100 * stage.done) / stage.total / STEP);
      const isNew = step !== before;
      before = step;
      say(stage, isNew);
      if (isNew) err(`softproof: ${STEP * step} %, ${told(stage)}\n`);
    },
    end,
  };
}

/** A line now and then, and none where all is soon done. */
function beating(err: Terminal['err']) {
  let latest: Stage | undefined;
  let silent = true;
  let seconds = 0;
  const beat = setInterval(() => {
    seconds += SILENCE;
    const what = latest ? `${percent(latest)} %, ${told(latest)}` : 'nothing is done yet';
    if (silent) err(`softproof: ${what}, after ${seconds} s\n`);
    silent = true;
  }, 1000 * SILENCE).unref();
  return {
    /** @param isSaid whether this very stage is told otherwise */
    say(stage: Stage, isSaid = false) {
      latest = stage;
      if (isSaid) silent = false;
    },
    end: () => clearInterval(beat),
  };
}

const percent = ({ done, total }: Stage): string => String(Math.floor((100 * done) / total));

function told({ check, dtype, isShrinking }: Stage): string {
  return `${check}, ${dtype}${isShrinking ? ': making it smaller' : ''}`;
}
