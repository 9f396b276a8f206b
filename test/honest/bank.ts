import { BASE_TWO } from './base-two.ts';
import { COMPENSATED } from './compensated.ts';
import { FORMATS } from './formats.ts';
import type { Honest } from './honest.ts';
import { LOG_SUM_EXP } from './log-sum-exp.ts';
import { LOGARITHMS } from './logarithms.ts';
import { ONLINE } from './online.ts';
import { WITH_OPTIONS } from './options.ts';
import { SUMS } from './sums.ts';
import { TEXTBOOK } from './textbook.ts';
import { TILES } from './tiles.ts';

/** All honest subjects, the plainest first. */
export const HONEST: readonly Honest[] = [
  ...TEXTBOOK,
  ...ONLINE,
  ...SUMS,
  ...TILES,
  ...LOGARITHMS,
  ...BASE_TWO,
  ...LOG_SUM_EXP,
  ...FORMATS,
  ...WITH_OPTIONS,
  ...COMPENSATED,
];
