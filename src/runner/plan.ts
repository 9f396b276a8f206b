import type { Case, Check, Draw, Effort } from '../contract/check.ts';
import { EFFORT } from './effort.ts';

/**
 * The cases of a run, made when first needed and kept. They depend on the seed and the effort alone, and carry the
 * expected values: one plan judges any number of subjects, and the reference is paid once.
 */
export interface Plan {
  readonly checks: readonly Check[];
  readonly seed: number;
  readonly effort: Effort;
  /** Chunk number `chunk` of the cases of a check; cases are numbered from `chunk * EFFORT[effort].chunk`. */
  cases(check: Check, draw: Draw, chunk: number): Promise<readonly Case[]>;
}

/** Plans a run of these checks. */
export function plan(checks: readonly Check[], seed: number, effort: Effort): Plan {
  const made = new Map<string, Promise<readonly Case[]>>();
  return {
    checks,
    seed,
    effort,
    cases(check, draw, chunk) {
      const key = JSON.stringify([check.id, draw.dtype, draw.outputs, chunk]);
      const known = made.get(key) ?? make(check, draw, chunk);
      made.set(key, known);
      return known;
    },
  };
}

async function make(check: Check, draw: Draw, chunk: number): Promise<readonly Case[]> {
  const { chunk: length } = EFFORT[draw.effort];
  const from = chunk * length;
  return check.cases(draw, from, Math.min(from + length, check.size(draw)));
}
