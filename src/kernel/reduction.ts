/**
 * The exponential of both paths (spec/kernel.md): x = k ln2/128 + r, k = 128 q + j, and with T and d from the table
 *
 *     e^x = 2^q T e^(r - d),    e^r = 1 + r + r^2 (C2 + C3 r + r^2 (C4 + C5 r)) to within 2^-65.
 *
 * It is kept as head + tail, the head of 26 bits, so that its product with a number of 26 or 27 bits is exact.
 */

/** 128/ln 2. */
export const STEPS_PER_E = 184.6649652337873;

/** Added and taken away again, 1.5 * 2^52 rounds to a whole number. */
export const TO_WHOLE = 6755399441055744;

/** ln2/128 in 35 bits, whose product with any k in use is exact, and the rest. */
export const STEP_HEAD = 0.0054152123482253955;
export const STEP_TAIL = -1.0082281460997769e-13;

/** 1/2! and 1/4! take over of r^6/6! what they can: spec/kernel.md. 1/3! and 1/5! are themselves. */
export const C2 = 0.49999999999996786;
export const C3 = 1 / 6;
export const C4 = 0.04166668084394216;
export const C5 = 1 / 120;

/** Added and taken away again, 1.5 * 2^28 rounds to a multiple of 2^-24. */
export const TO_GRID = 402653184;
