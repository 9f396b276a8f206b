/** How long we wait for a program, and how much of it we bear. */
export interface Limits {
  /** Milliseconds until it must have answered the start message: it may have to load a large library. */
  readonly startMs: number;
  /** Milliseconds without any answer while one is due. */
  readonly answerMs: number;
  /** Milliseconds to leave of its own accord after the stop message, and to fall silent once it closed a pipe. */
  readonly stopMs: number;
  /** Questions that may be under way at once, and in one message, however many more a program would take. */
  readonly window: number;
  readonly list: number;
  /** The most bytes a line may have. */
  readonly lineBytes: number;
  /** Bytes waiting to be read by the program, beyond which no further question is written. */
  readonly unreadBytes: number;
  /** How often it is started again before the rest is given up. */
  readonly restarts: number;
  /** How many questions may run out of time before the rest is given up. */
  readonly timeouts: number;
}

export const LIMITS: Limits = {
  startMs: 60_000,
  answerMs: 20_000,
  stopMs: 2_000,
  window: 1024,
  list: 1024,
  lineBytes: 64 * 1024 * 1024,
  unreadBytes: 1024 * 1024,
  restarts: 500,
  timeouts: 15,
};
