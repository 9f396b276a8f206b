import type { Check } from '../contract/check.ts';
import type { Level } from '../contract/level.ts';
import { type Outputs, QUANTITIES, type Quantity } from '../contract/quantity.ts';
import type { Finding } from '../contract/report.ts';
import { type Claims, PLAIN, type Subject } from '../contract/subject.ts';
import { DTYPES, type Dtype } from '../numeric/format.ts';
import { alone, type Crew } from '../parallel/crew.ts';
import { inOrder } from '../parallel/in-order.ts';
import { askAll, type Chunk } from './ask-all.ts';
import { conclude, type Told } from './conclude.ts';
import { skipped } from './finding.ts';
import { type Errand, errandOf, type Judged, judgeChunk } from './judge-chunk.ts';
import { offer } from './offer.ts';
import type { Plan } from './plan.ts';
import type { Sample } from './sample.ts';
import { Score } from './score.ts';
import type { Trial } from './trial.ts';

/** How far a run has come: cases done, of all there are. */
export interface Stage {
  readonly check: string;
  readonly dtype: Dtype;
  readonly done: number;
  readonly total: number;
}

/** Awaited, so that a caller can let its event loop turn while a long run goes on. */
export type Progress = (stage: Stage) => void | Promise<void>;

/** Who else has a part in a run. */
export interface Aides {
  readonly progress?: Progress;
  /** Is offered every problem asked. */
  readonly sample?: Sample;
  /** Judges while the subject is asked; by default this thread. Others must know the checks of the plan. */
  readonly crew?: Crew<Errand, Judged>;
}

/**
 * Asks the subject all that the plan holds for what it claims, judges the answers at the level asked for, and then makes
 * small what failed. The findings come in the order of the checks, then of dtypes, then of quantities, and are the same
 * every time for the same plan and a subject that answers the same, whoever does the judging.
 */
export async function run(
  subject: Subject,
  plan: Plan,
  asked: Level,
  { progress = () => {}, sample, crew = alone() }: Aides = {},
): Promise<Finding[]> {
  const places = plan.checks.flatMap((check) =>
    DTYPES.map((dtype) => place(subject, plan, asked, check, dtype)),
  );
  const scores = new Map(places.flatMap(({ trial }) => (trial ? [[trial, new Score()]] : [])));
  const trials = [...scores.keys()];
  const total = trials.reduce((sum, { check, scope }) => sum + check.size(scope.draw), 0);
  let done = 0;
  const tell = ({ check, scope }: Trial) =>
    progress({ check: check.id, dtype: scope.draw.dtype, done, total });

  const judge = (chunk: Chunk) => crew.do(errandOf(chunk), () => judgeChunk(chunk));
  for await (const [chunk, judged] of inOrder(askAll(trials), crew.most, judge)) {
    if (sample) offer(sample, chunk);
    scores.get(chunk.trial)!.add(chunk, judged);
    done += chunk.to - chunk.from;
    await tell(chunk.trial);
  }

  const findings: Finding[] = [];
  const told: Told = new Set();
  for (const { skips, trial } of places) {
    const held = trial ? await conclude(trial, scores.get(trial)!, told, () => tell(trial)) : [];
    findings.push(...[...skips, ...held].sort((a, b) => order(a) - order(b)));
  }
  return findings;
}

const order = ({ quantity }: Finding): number => QUANTITIES.indexOf(quantity);

/** What there is to try of one check at one dtype, and what is skipped. */
function place(
  subject: Subject,
  plan: Plan,
  asked: Level,
  check: Check,
  dtype: Dtype,
): { readonly skips: readonly Finding[]; readonly trial?: Trial } {
  const { limits, dialect } = subject.capabilities;
  const cells = subject.capabilities.cells.filter((cell) => cell.dtype === dtype);
  if (cells.length === 0) return { skips: [] };

  const claimed = QUANTITIES.filter((quantity) => cells.some((cell) => cell.quantity === quantity));
  const quantities = check.judges.filter((quantity) => claimed.includes(quantity));
  const unclaimed = check.judges.filter((quantity) => !claimed.includes(quantity));
  const skip = (reason: string) => (quantity: Quantity) =>
    skipped({ check, quantity, dtype, dialect }, reason);

  const skips = unclaimed.map(skip('not claimed'));
  if (quantities.length === 0) return { skips };
  const reason = check.skip(subject.capabilities, dtype);
  if (reason !== undefined) return { skips: [...skips, ...quantities.map(skip(reason))] };

  const { seed, effort } = plan;
  const claims = claimsOf(subject.capabilities);
  const told = check.fitted ? claims : PLAIN;
  const draw = { seed, effort, dtype, outputs: outputsOf(cells, dtype), dialect, claims: told };
  const scope = { draw, quantities, claimed, claims, limits };
  return { skips, trial: { subject, plan, check, scope, asked } };
}

/** Sorted, so that who claims the same is asked the same. */
function claimsOf({ targets, reductions, options }: Claims): Claims {
  return { targets: targets.toSorted(), reductions: reductions.toSorted(), options: options.toSorted() };
}

/** The output dtype of every quantity, claimed or not, so that subjects that claim less share the same cases. */
function outputsOf(cells: Subject['capabilities']['cells'], dtype: Dtype): Outputs {
  const declared = cells.map(({ quantity, output }) => [quantity, output]);
  return Object.fromEntries([...QUANTITIES.map((quantity) => [quantity, dtype]), ...declared]);
}
