import type { Check } from '../contract/check.ts';
import type { Level } from '../contract/level.ts';
import { type Outputs, QUANTITIES, type Quantity } from '../contract/quantity.ts';
import type { Finding } from '../contract/report.ts';
import type { Subject } from '../contract/subject.ts';
import { DTYPES, type Dtype } from '../numeric/format.ts';
import { skipped } from './finding.ts';
import { hold } from './hold.ts';
import type { Plan } from './plan.ts';
import type { Sample } from './sample.ts';
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

/**
 * Asks the subject all that the plan holds for what it claims, and judges the answers at the level asked for.
 * The findings come in the order of the checks, then of dtypes, then of quantities, and are the same every time for
 * the same plan and a subject that answers the same.
 * @param sample is offered every problem asked
 */
export async function run(
  subject: Subject,
  plan: Plan,
  asked: Level,
  progress: Progress = () => {},
  sample?: Sample,
): Promise<Finding[]> {
  const places = plan.checks.flatMap((check) =>
    DTYPES.map((dtype) => place(subject, plan, asked, check, dtype)),
  );
  const total = places.reduce((sum, { trial }) => sum + (trial ? trial.check.size(trial.draw) : 0), 0);
  let done = 0;
  const tick = ({ check, draw }: Trial, cases: number) => {
    done += cases;
    return progress({ check: check.id, dtype: draw.dtype, done, total });
  };

  const findings: Finding[] = [];
  for (const { skips, trial } of places) {
    const held = trial ? await hold(trial, (cases) => tick(trial, cases), sample) : [];
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
  const cells = subject.capabilities.cells.filter((cell) => cell.dtype === dtype);
  if (cells.length === 0) return { skips: [] };

  const claimed = QUANTITIES.filter((quantity) => cells.some((cell) => cell.quantity === quantity));
  const quantities = check.judges.filter((quantity) => claimed.includes(quantity));
  const unclaimed = check.judges.filter((quantity) => !claimed.includes(quantity));
  const skip = (reason: string) => (quantity: Quantity) => skipped({ check, quantity, dtype }, reason);

  const skips = unclaimed.map(skip('not claimed'));
  if (quantities.length === 0) return { skips };
  const reason = check.skip(subject.capabilities, dtype);
  if (reason !== undefined) return { skips: [...skips, ...quantities.map(skip(reason))] };

  const draw = { seed: plan.seed, effort: plan.effort, dtype, outputs: outputsOf(cells, dtype) };
  return { skips, trial: { subject, plan, check, draw, quantities, claimed, asked } };
}

/** The output dtype of every quantity, claimed or not, so that subjects that claim less share the same cases. */
function outputsOf(cells: Subject['capabilities']['cells'], dtype: Dtype): Outputs {
  const declared = cells.map(({ quantity, output }) => [quantity, output]);
  return Object.fromEntries([...QUANTITIES.map((quantity) => [quantity, dtype]), ...declared]);
}
