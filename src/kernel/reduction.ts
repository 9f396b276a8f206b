/**
 * The exponential of both paths (spec/kernel.md): x = k ln2/512 + r, k = 512 q + j, and with T and d from the table
 *
 *     e^x = 2^q T e^(r - d),    e^r = 1 + r + r^2 (1/2 + C3 r + C4 r^2) to within 2^-62.4.
 *
 * It is kept as head + tail: 2^q T, which has 25 bits, so that its product with a number of 26 or 27 bits is exact, and
 * what is left, less than 2^-10 of it.
 */

/** 512/ln 2. */
export const STEPS_PER_E = 738.6598609351493;

/** Added and taken away again, 1.5 * 2^52 rounds to a whole number. */
export const TO_WHOLE = 6755399441055744;

/** ln2/512 in 33 bits, whose product with any k in use is exact, and the rest. */
export const STEP_HEAD = 0.0013538030871131923;
export const STEP_TAIL = -8.204912251330243e-14;

/** 1/3! takes over of r^5/5! what it can: spec/kernel.md. 1/4! is itself. */
export const C3 = 0.1666666699854323;
export const C4 = 1 / 24;
