import type { Verdict } from '../contract/report.ts';

/** Wrong usage, or bad input of the user's. */
export const USAGE = 2;

/** No verdict: the subject cannot be judged, or we have a bug. */
export const NO_VERDICT = 3;

/** A share of a run was judged: the verdict comes with the others. */
export const PART = 4;

/** What ended the program from outside: the exit code of each, and the word for it. */
export const INTERRUPTS = {
  SIGINT: { code: 130, word: 'interrupted' },
  SIGTERM: { code: 143, word: 'terminated' },
  SIGHUP: { code: 129, word: 'hung up' },
} as const;

/** The exit code of each verdict. */
export const EXIT: Readonly<Record<Verdict, number>> = {
  conforms: 0,
  'conforms-except': 0,
  'does-not-conform': 1,
  'no-verdict': NO_VERDICT,
};
