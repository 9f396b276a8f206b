import { type Bar, barAt } from '../contract/bar.ts';
import type { Check } from '../contract/check.ts';
import type { Level } from '../contract/level.ts';
import type { Part } from '../contract/part.ts';
import { QUANTITIES, type Quantity } from '../contract/quantity.ts';
import type { Finding } from '../contract/report.ts';
import { type Share, WHOLE } from '../contract/shard.ts';
import type { Subject } from '../contract/subject.ts';
import { DTYPES, type Dtype } from '../numeric/format.ts';
import { alone, type Crew } from '../parallel/crew.ts';
import { inOrder } from '../parallel/in-order.ts';
import { askAll, type Chunk } from './ask-all.ts';
import { conclude } from './conclude.ts';
import { aboutOf } from './finding.ts';
import { join } from './join.ts';
import { type Errand, errandOf, type Judged, judgeChunk } from './judge-chunk.ts';
import type { Plan } from './plan.ts';
import { type Range, rangeOf } from './range.ts';
import { Sample } from './sample.ts';
import { scopeOf } from './scope.ts';
import { Score } from './score.ts';
import { Told } from './told.ts';
import type { Trial } from './trial.ts';

/** How far a run has come: cases done, of all there are. */
export interface Stage {
  readonly check: string;
  readonly dtype: Dtype;
  readonly done: number;
  readonly total: number;
  /** Set once all cases are done, while what failed is made smaller. */
  readonly isShrinking?: true;
}

/** Awaited, so that a caller can let its event loop turn while a long run goes on. */
export type Progress = (stage: Stage) => void | Promise<void>;

/** Who else has a part in a run. */
export interface Aides {
  readonly progress?: Progress;
  /** Judges while the subject is asked; by default this thread. Others must know the checks of the plan. */
  readonly crew?: Crew<Errand, Judged>;
  /** Which cases are tried; by default all. */
  readonly share?: Share;
}

/** What was found in a share of the cases. */
export interface Found {
  /** In the order of the checks, then of dtypes, then of quantities: the same for all shares. */
  readonly parts: readonly Part[];
  /** Some of the cases. */
  readonly sample: Sample;
}

/**
 * Asks the subject what the plan holds for what it claims, judges the answers at the level asked for, and then makes
 * small what failed. What is found is the same every time for the same plan and a subject that answers the same, whoever
 * does the judging.
 */
export async function runShare(
  subject: Subject,
  plan: Plan,
  asked: Bar,
  { progress = () => {}, crew = alone(), share = WHOLE }: Aides = {},
): Promise<Found> {
  let turn = 0;
  const rangeIn = (size: number) => rangeOf(size, share, turn++);
  const places = plan.checks.flatMap((check) =>
    DTYPES.map((dtype) => place(subject, plan, asked, { check, dtype }, rangeIn)),
  );
  const scores = new Map(places.flatMap(({ trial }) => (trial ? [[trial, new Score()]] : [])));
  const trials = [...scores.keys()];
  const sample = new Sample(plan.seed, trials);
  const total = trials.reduce((sum, { range }) => sum + range.to - range.from, 0);
  let done = 0;
  const tell = ({ check, scope }: Trial, more: Pick<Stage, 'isShrinking'> = {}) =>
    progress({ check: check.id, dtype: scope.draw.dtype, done, total, ...more });

  const judge = (chunk: Chunk) => crew.do(errandOf(chunk), () => judgeChunk(chunk));
  for await (const [chunk, judged] of inOrder(askAll(trials), crew.most, judge)) {
    sample.offer(chunk);
    scores.get(chunk.trial)!.add(chunk, judged);
    done += chunk.to - chunk.from;
    await tell(chunk.trial);
  }

  const parts: Part[] = [];
  const told = new Told();
  for (const { skips, trial } of places) {
    const held = trial
      ? await conclude(trial, scores.get(trial)!, told, () => tell(trial, { isShrinking: true }))
      : [];
    parts.push(...[...skips, ...held].sort((a, b) => order(a) - order(b)));
  }
  return { parts, sample };
}

/** The findings of a run of all cases. */
export async function run(subject: Subject, plan: Plan, asked: Level, aides: Aides = {}): Promise<Finding[]> {
  const { parts } = await runShare(subject, plan, barAt(asked), aides);
  return [...join([parts]).findings];
}

const order = ({ about }: Part): number => QUANTITIES.indexOf(about.quantity);

/** What there is to try of one check at one dtype, and what is skipped. */
function place(
  subject: Subject,
  plan: Plan,
  asked: Bar,
  { check, dtype }: { readonly check: Check; readonly dtype: Dtype },
  rangeIn: (size: number) => Range,
): { readonly skips: readonly Part[]; readonly trial?: Trial } {
  const { dialect } = subject.capabilities;
  const cells = subject.capabilities.cells.filter((cell) => cell.dtype === dtype);
  if (cells.length === 0) return { skips: [] };

  const claimed = QUANTITIES.filter((quantity) => cells.some((cell) => cell.quantity === quantity));
  const quantities = check.judges.filter((quantity) => claimed.includes(quantity));
  const unclaimed = check.judges.filter((quantity) => !claimed.includes(quantity));
  const skip = (reason: string) => (quantity: Quantity) => ({
    about: aboutOf(check, quantity, dtype, dialect),
    skipped: reason,
    size: 0,
    stretches: [],
  });

  const skips = unclaimed.map(skip('not claimed'));
  if (quantities.length === 0) return { skips };
  const reason = check.skip(subject.capabilities, dtype);
  if (reason !== undefined) return { skips: [...skips, ...quantities.map(skip(reason))] };

  const scope = scopeOf(subject.capabilities, plan, check, dtype);
  const range = rangeIn(check.size(scope.draw));
  return { skips, trial: { subject, plan, check, scope, range, asked } };
}
