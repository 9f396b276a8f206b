import type { Case, Check, Draw, Effort } from '../contract/check.ts';

/** The cases of a run. They depend on the seed and the effort alone, and carry the expected values. */
export interface Plan {
  readonly checks: readonly Check[];
  readonly seed: number;
  readonly effort: Effort;
  /** Cases `from` to `to` - 1 of a check. */
  cases(check: Check, draw: Draw, from: number, to: number): Promise<readonly Case[]>;
}

/**
 * Plans a run of these checks. Cases are made when first needed and kept: one plan judges any number of subjects, and
 * the reference is paid once.
 */
export function plan(checks: readonly Check[], seed: number, effort: Effort): Plan {
  const made = new Map<string, Promise<readonly Case[]>>();
  const { cases } = planOnce(checks, seed, effort);
  return {
    checks,
    seed,
    effort,
    cases(check, draw, from, to) {
      const { dtype, outputs, dialect, claims } = draw;
      const key = JSON.stringify([check.id, dtype, outputs, dialect, claims, from, to]);
      const known = made.get(key) ?? cases(check, draw, from, to);
      made.set(key, known);
      return known;
    },
  };
}

/** Plans a run of these checks for one subject: no case is kept, however many there are. */
export function planOnce(checks: readonly Check[], seed: number, effort: Effort): Plan {
  return { checks, seed, effort, cases: (check, draw, from, to) => check.cases(draw, from, to) };
}
