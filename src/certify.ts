import { UsageError } from './contract/errors.ts';
import type { Report } from './contract/report.ts';
import type { Subject } from './contract/subject.ts';
import { audit } from './oracle/audit.ts';
import { alone, type Crew } from './parallel/crew.ts';
import { recruit } from './parallel/recruit.ts';
import type { Errand, Judged } from './runner/judge-chunk.ts';
import { planOnce } from './runner/plan.ts';
import { run } from './runner/run.ts';
import { Sample } from './runner/sample.ts';
import { select } from './runner/select.ts';
import { DEFAULTS, type Settings } from './settings.ts';
import { suite } from './suite.ts';
import { requireMeaning } from './verdict/known-meaning.ts';
import { readRequirement } from './verdict/require.ts';
import { resultOf } from './verdict/result.ts';

const NOT_BOTH =
  'known failures are held against all checks, and only some were chosen; leave out either --only or --known-failures';

/** What the other threads run. It is there once the sources are compiled; until then all work is done here. */
const WORKER = new URL('./worker.js', import.meta.url);

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
  const whole = settings.plan ?? planOnce(suite, seed, effort);
  const planned = only.length === 0 ? whole : { ...whole, checks: select(whole.checks, only) };
  const required = require.map(readRequirement);
  if (known && only.length > 0) throw new UsageError(NOT_BOTH);
  if (known) requireMeaning('known failures', known.failures, whole.checks);

  const sample = new Sample(planned.seed);
  const crew: Crew<Errand, Judged> = settings.plan ? alone() : recruit(WORKER, threads - 1);
  const aides = { sample, crew, ...(progress && { progress }) };
  const findings = await run(subject, planned, level, aides).finally(() => crew.close());
  const audited = audit(sample.chosen());
  const { cells, limits } = subject.capabilities;
  const terms = {
    seed: planned.seed,
    effort: planned.effort,
    asked: level,
    required,
    ...(known && { known }),
    ...(only.length > 0 && { only }),
    limits,
  };
  const result = resultOf(subject.identity, cells, findings, terms, audited);
  return { result, circumstances: circumstances?.() ?? {} };
}
