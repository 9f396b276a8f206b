// What lies where in the memory, in bytes; ../memory-map.ts says the same. Constants lie there twice each, as vectors: a
// vector loaded before a loop stays in a register, where a literal would be made anew in every turn.

export const STEPS_PER_E: usize = 0;
export const TO_WHOLE: usize = 16;
export const STEP_HEAD: usize = 32;
export const STEP_TAIL: usize = 48;
export const HALF: usize = 64;
export const C3: usize = 80;
export const C4: usize = 96;
export const DIRECT_LIMIT: usize = 112;
export const LN2: usize = 128;

/** A sum of losses: hi, lo. */
export const TOTAL: usize = 512;
/** T less j << 43, as bits, and d. */
export const STEP_TABLE: usize = 1024;
export const LOG_TABLE: usize = 9216;

/** What a block of 256 logits is on its way to its terms, and one to make it even. */
export const SHIFTED: usize = 12544;
/** What is known of up to BATCH rows, a number each: of their sums, and what is made of them. */
export const BATCH: i32 = 14;
export const OWN: usize = SHIFTED + 2064;
export const OWN_LOW: usize = OWN + 128;
export const OTHERS: usize = OWN + 256;
export const OTHERS_LOW: usize = OWN + 384;
export const INVERSES: usize = OWN + 512;
export const INVERSE_HEADS: usize = OWN + 640;
export const INVERSE_TAILS: usize = OWN + 768;
export const LABEL_GRADIENTS: usize = OWN + 896;
export const LOSSES: usize = OWN + 1024;
export const LOSSES_LOW: usize = OWN + 1152;

/** Rows of a batch have no more elements than this together: all of it stays in the nearest cache. */
export const BATCHED_ELEMENTS: i32 = 1024;
/** Their heads, where nobody keeps them; or those of a block of a longer row. */
export const BATCH_HEADS: usize = 16384;

/** What is left of a block of logits, and one to make it even. */
export const RESTS: usize = 24832;

/** A label for each row that is asked for. */
export const LABELS: usize = RESTS + 2064;
