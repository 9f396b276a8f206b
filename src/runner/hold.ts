import type { Quantity } from '../contract/quantity.ts';
import type { Finding } from '../contract/report.ts';
import { bugOf } from './bug.ts';
import { EFFORT } from './effort.ts';
import { exampleOf } from './example.ts';
import { concluded, ourBug } from './finding.ts';
import { judge, type Tried } from './judge.ts';
import type { Sample } from './sample.ts';
import { add, EMPTY, type Tally } from './tally.ts';
import { attempt, type Trial } from './trial.ts';

/**
 * Asks and judges all cases of the check, then makes what failed small: one finding a quantity.
 * A check that throws is our bug, and costs only itself.
 * @param tick is told how many cases were done: none, while failures are made smaller
 * @param sample is offered every problem of these cases
 */
export async function hold(
  trial: Trial,
  tick: (cases: number) => void | Promise<void>,
  sample?: Sample,
): Promise<Finding[]> {
  const { check, draw, plan, quantities, asked } = trial;
  const tallies = new Map<Quantity, Tally>();
  let bug: string | undefined;
  try {
    const { chunk } = EFFORT[plan.effort];
    for (let from = 0; from < check.size(draw); from += chunk) {
      const cases = await plan.cases(check, draw, from / chunk);
      for (const tried of await attempt(trial, cases, (k) => from + k)) {
        if (sample) offer(sample, trial, tried);
        for (const [quantity, outcome] of judge(check, tried, quantities)) {
          tallies.set(quantity, add(tallies.get(quantity) ?? EMPTY, tried, outcome, asked));
        }
      }
      await tick(cases.length);
    }
  } catch (error) {
    bug = bugOf(error);
  }

  const findings: Finding[] = [];
  for (const quantity of quantities) {
    const place = { check, quantity, dtype: draw.dtype };
    const tally = tallies.get(quantity) ?? EMPTY;
    const example = await exampleOf(trial, quantity, tally, () => tick(0));
    if (bug !== undefined && !tally.failure) findings.push(ourBug(place, bug));
    else findings.push(concluded(place, tally, example));
  }
  return findings;
}

/** Offers the problems of a case under names of their own, with all that is expected of them. */
function offer(sample: Sample, { check, draw }: Trial, { index, questions }: Tried): void {
  questions.forEach(({ problem, quantities }, k) => {
    const outputs = Object.fromEntries(
      quantities.map((quantity) => [quantity, draw.outputs[quantity] ?? draw.dtype]),
    );
    sample.offer(`${check.id}/${index}/${k}`, { problem, outputs });
  });
}
