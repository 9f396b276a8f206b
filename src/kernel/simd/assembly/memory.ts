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
export const DIRECT_LIMIT: usize = 144;
export const LN2: usize = 160;

/** A sum of losses: hi, lo. */
export const TOTAL: usize = 512;
/** Room for two logits, two heads, two tails. */
export const SPARE: usize = 528;
export const STEP_TABLE: usize = 1024;
export const LOG_TABLE: usize = 4096;
export const BLOCK_HEADS: usize = 8192;
