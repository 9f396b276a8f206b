// What lies where in the memory, in bytes; ../memory-map.ts says the same. Constants lie there twice each, as vectors: a
// vector loaded before a loop stays in a register, where a literal would be made anew in every turn.

export const STEPS_PER_E: usize = 0;
export const TO_WHOLE: usize = 16;
export const STEP_HEAD: usize = 32;
export const STEP_TAIL: usize = 48;
export const C2: usize = 64;
export const C3: usize = 80;
export const C4: usize = 96;
export const C5: usize = 112;
export const TO_GRID: usize = 128;
/** The square of the limit. */
export const DIRECT_LIMIT: usize = 144;
/** The bits of an exponent, and the exponent 0 in its place. */
export const EXPONENT_BITS: usize = 160;
export const EXPONENT_ZERO: usize = 176;
export const LN2: usize = 192;

/** A sum of losses: hi, lo. */
export const TOTAL: usize = 512;
export const STEP_TABLE: usize = 1024;
export const LOG_TABLE: usize = 4096;

/** What a block of logits is on its way to its terms, 256 numbers each and one to make them even. */
export const SHIFTED: usize = 8192;
export const STEPS: usize = SHIFTED + 2064;
export const RISES: usize = STEPS + 2064;
/** The heads of a block, where nobody keeps them. */
export const BLOCK_HEADS: usize = RISES + 2064;

/** What is known of up to BATCH rows, a number each: of their sums, and what is made of them. */
export const BATCH: i32 = 14;
export const OWN: usize = BLOCK_HEADS + 2064;
export const OWN_LOW: usize = OWN + 128;
export const OTHERS: usize = OWN + 256;
export const OTHERS_LOW: usize = OWN + 384;
export const INVERSES: usize = OWN + 512;
export const INVERSE_HEADS: usize = OWN + 640;
export const INVERSE_TAILS: usize = OWN + 768;
export const LABEL_GRADIENTS: usize = OWN + 896;
export const LOSSES: usize = OWN + 1024;
export const LOSSES_LOW: usize = OWN + 1152;

/** A label for each row that is asked for. */
export const LABELS: usize = 20480;
