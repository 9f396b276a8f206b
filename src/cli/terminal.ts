import process from 'node:process';

/** Where a command writes, and what it may do there. */
export interface Terminal {
  /** Results. */
  out(text: string): void;
  /** Everything else: errors, progress. */
  err(text: string): void;
  /** Whether results may be coloured. */
  readonly colours: boolean;
  /** Whether progress may be written over and over in one line. */
  readonly live: boolean;
  /** Has this done before the program ends for an interrupt. */
  onInterrupt(cleanUp: () => Promise<void>): void;
}

/**
 * The streams of this process. Colours only on a terminal, and never with NO_COLOR; FORCE_COLOR has them anywhere.
 * No progress in CI.
 */
export function processTerminal(cleanUps: (() => Promise<void>)[]): Terminal {
  const { env, stdout, stderr } = process;
  const coloured = Boolean(env.FORCE_COLOR) || (stdout.isTTY === true && env.TERM !== 'dumb' && !env.CI);
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    colours: coloured && !env.NO_COLOR,
    live: stderr.isTTY === true && !env.CI,
    onInterrupt: (cleanUp) => void cleanUps.push(cleanUp),
  };
}
