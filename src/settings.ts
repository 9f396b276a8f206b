import type { Effort } from './contract/check.ts';
import type { KnownFailures } from './contract/known-failure.ts';
import type { Level } from './contract/level.ts';
import type { Circumstances } from './contract/report.ts';
import type { Plan } from './runner/plan.ts';
import type { Progress } from './runner/run.ts';

/** How to certify; what is left out is as the command line has it. */
export interface Settings {
  /** The level that is asked for: below it nothing conforms. After it, where some cells are held to another: `accurate,softmax:float16=safe`. */
  readonly level?: Level | `${Level},${string}`;
  /** Which draws are made: the same seed asks the same questions. */
  readonly seed?: number;
  readonly effort?: Effort;
  /** Cells that must be claimed: `quantity`, `quantity:dtype` or `quantity:dtype:output`. */
  readonly require?: readonly string[];
  /** The checks to run, by id or with `*` for any letters: for a closer look, since conformance takes all of them. */
  readonly only?: readonly string[];
  /** Failures that are accepted; one that passes is an error. Not together with `only`. */
  readonly knownFailures?: KnownFailures;
  /** A plan made before, in place of one for this seed and effort: share it, and the reference is paid once. */
  readonly plan?: Plan;
  /** How many threads judge, this one included. The result is the same; a plan made before is judged here alone. */
  readonly threads?: number;
  readonly progress?: Progress;
  /** What to say of the machine and the time, asked for at the end. */
  readonly circumstances?: () => Circumstances;
}

export const DEFAULTS = { level: 'stable', seed: 1, effort: 'standard', threads: 1 } as const;
