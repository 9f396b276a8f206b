import type { Verdict } from '../contract/report.ts';

/** Wrong usage, or bad input of the user's. */
export const USAGE = 2;

/** No verdict: the subject cannot be judged, or we have a bug. */
export const NO_VERDICT = 3;

/** Interrupted from the keyboard. */
export const INTERRUPTED = 130;

/** The exit code of each verdict. */
export const EXIT: Readonly<Record<Verdict, number>> = {
  conforms: 0,
  'does-not-conform': 1,
  'no-verdict': NO_VERDICT,
};
