import { UsageError } from './contract/errors.ts';
import type { Report } from './contract/report.ts';
import { type Shard, type Share, WHOLE } from './contract/shard.ts';
import type { Subject } from './contract/subject.ts';
import { SUITE } from './contract/suite.ts';
import { alone, type Crew } from './parallel/crew.ts';
import { recruit } from './parallel/recruit.ts';
import { audited } from './runner/audited.ts';
import type { Errand, Judged } from './runner/judge-chunk.ts';
import { planOnce } from './runner/plan.ts';
import { runShare } from './runner/run.ts';
import { select } from './runner/select.ts';
import { DEFAULTS, type Settings } from './settings.ts';
import { suite } from './suite.ts';
import { readBar } from './verdict/bar-text.ts';
import { requireMeaning } from './verdict/known-meaning.ts';
import { merge } from './verdict/merge.ts';
import { readRequirement } from './verdict/require.ts';
import { requireTerms } from './verdict/terms.ts';

const NOT_BOTH =
  'known failures are held against all checks, and only some were chosen; leave out either --only or --known-failures';

/** The settings that say nothing of what is asked. */
const AIDES = ['plan', 'progress', 'circumstances'];

/** What the other threads run. It is there once the sources are compiled; until then all work is done here. */
const WORKER = new URL('./worker.js', import.meta.url);

/**
 * Judges a subject: asks all that it claims, and folds the findings into a verdict with a level for each cell.
 * The result depends on nothing but the subject, the seed, the effort and the version of the suite.
 * The subject stays open.
 * @throws UsageError if there is no such setting, or one is wrong: `level` is none, `require` names no cell, `only` no check, or a known failure nothing; SubjectError if nothing more can be had of the subject
 */
export async function certify(subject: Subject, settings: Settings = {}): Promise<Report> {
  requireTerms(settings, AIDES);
  const { require = [], only = [], knownFailures: known, plan, circumstances } = settings;
  const required = require.map(readRequirement);
  if (known && only.length > 0) throw new UsageError(NOT_BOTH);
  if (known) requireMeaning('known failures', known.failures, plan?.checks ?? suite);
  const shard = await certifyShard(subject, WHOLE, settings);
  return {
    result: merge([shard], { required, ...(known && { known }) }),
    circumstances: circumstances?.() ?? {},
  };
}

/**
 * Judges a subject by a share of all cases; `merge` makes of all shards the result that `certify` has, and is told there what is
 * required and which failures are known. A sample of what was expected is derived again by the definition.
 * The subject stays open.
 * @throws UsageError if there is no such setting, or one is wrong: `level` is none or `only` names no check; SubjectError if nothing more can be had of the subject
 */
export async function certifyShard(subject: Subject, share: Share, settings: Settings = {}): Promise<Shard> {
  requireTerms(settings, AIDES);
  const { level, seed, effort, only = [], threads, progress } = { ...DEFAULTS, ...settings };
  const asked = readBar(level);
  const whole = settings.plan ?? planOnce(suite, seed, effort);
  const plan = only.length === 0 ? whole : { ...whole, checks: select(whole.checks, only) };

  const crew: Crew<Errand, Judged> = settings.plan ? alone() : recruit(WORKER, threads - 1);
  const aides = { share, crew, ...(progress && { progress }) };
  const { parts, sample } = await runShare(subject, plan, asked, aides).finally(() => crew.close());
  return {
    share,
    suite: SUITE,
    seed: plan.seed,
    effort: plan.effort,
    asked,
    ...(only.length > 0 && { only }),
    subject: subject.identity,
    claimed: subject.capabilities,
    sample: audited(await sample.cases()),
    parts,
  };
}
