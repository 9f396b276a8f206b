import type { Check, Effort } from './contract/check.ts';
import { UsageError } from './contract/errors.ts';
import type { KnownFailures } from './contract/known-failure.ts';
import type { Level } from './contract/level.ts';
import type { Circumstances, Report } from './contract/report.ts';
import type { Subject } from './contract/subject.ts';
import { alone, type Crew } from './parallel/crew.ts';
import { recruit } from './parallel/recruit.ts';
import type { Errand, Judged } from './runner/judge-chunk.ts';
import { type Plan, planOnce } from './runner/plan.ts';
import { type Progress, run } from './runner/run.ts';
import { Sample } from './runner/sample.ts';
import { select } from './runner/select.ts';
import { requireMeaning } from './verdict/known-meaning.ts';
import { readRequirement } from './verdict/require.ts';
import { resultOf } from './verdict/result.ts';

/** How to certify; what is left out is as the command line has it. */
export interface Settings {
  /** The level that is asked for: below it nothing conforms. */
  readonly level?: Level;
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

const NOT_BOTH =
  'known failures are held against all checks, and only some were chosen; leave out either --only or --known-failures';

/** What the other threads run. It is there once the sources are compiled; until then all work is done here. */
const WORKER = new URL('./worker.js', import.meta.url);

/** All checks, in the order of reports. They are most of the project, and are loaded when a run wants them. */
export async function loadSuite(): Promise<readonly Check[]> {
  const { suite } = await import('./suite.ts');
  return suite;
}

/**
 * Judges a subject: asks all that it claims, and folds the findings into a verdict with a level for each cell.
 * The result depends on nothing but the subject, the seed, the effort and the version of the suite. A sample of what was
 * expected of it is derived again by the definition.
 * The subject stays open.
 * @throws UsageError if `require` names no cell, `only` no check, or a known failure nothing; SubjectError if nothing more can be had of the subject
 */
export async function certify(subject: Subject, settings: Settings = {}): Promise<Report> {
  const {
    level,
    seed,
    effort,
    require = [],
    only = [],
    knownFailures: known,
    threads,
    progress,
    circumstances,
  } = { ...DEFAULTS, ...settings };
  const whole = settings.plan ?? planOnce(await loadSuite(), seed, effort);
  const planned = only.length === 0 ? whole : { ...whole, checks: select(whole.checks, only) };
  const required = require.map(readRequirement);
  if (known && only.length > 0) throw new UsageError(NOT_BOTH);
  if (known) requireMeaning('known failures', known.failures, whole.checks);

  const sample = new Sample(planned.seed);
  const crew: Crew<Errand, Judged> = settings.plan ? alone() : recruit(WORKER, threads - 1);
  const aides = { sample, crew, ...(progress && { progress }) };
  const findings = await run(subject, planned, level, aides).finally(() => crew.close());
  const { audit } = await import('./oracle/audit.ts');
  const audited = audit(sample.chosen());
  const { cells, limits } = subject.capabilities;
  const terms = {
    seed: planned.seed,
    effort: planned.effort,
    asked: level,
    required,
    ...(known && { known }),
    ...(only.length > 0 && { only }),
    ...limits,
  };
  const result = resultOf(subject.identity, cells, findings, terms, audited);
  return { result, circumstances: circumstances?.() ?? {} };
}
