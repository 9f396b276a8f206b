/** Wrong usage, or bad input of the user's: one line that says what, where, and how to mend it. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** No verdict can be had from the subject at all: the reason, and what it printed first. Exit code 3. */
export class SubjectError extends Error {
  override readonly name = 'SubjectError';
}

/** The reference could not decide a rounding within its cap of digits. Never answered by a guess. */
export class UndecidedError extends Error {
  override readonly name = 'UndecidedError';
}
