import type { Case } from '../contract/check.ts';
import { rank } from '../contract/level.ts';
import type { Quantity } from '../contract/quantity.ts';
import type { Counterexample } from '../contract/report.ts';
import { bugOf } from './bug.ts';
import { EFFORT } from './effort.ts';
import { failing } from './finding.ts';
import { judge, type Tried } from './judge.ts';
import { shrink } from './shrink.ts';
import type { Failing } from './tally.ts';
import { attempt, type Trial } from './trial.ts';

/** The failing case, as small as it gets. */
export async function failingExample(
  trial: Trial,
  quantity: Quantity,
  { tried, outcome }: Failing,
  pause: () => void | Promise<void>,
): Promise<Counterexample> {
  const { check } = trial;
  if (!trial.subject.interactive) return failing(check, quantity, tried, outcome.mark);

  const wrong = (again: Tried) => {
    const { mark, requirements } = judge(check, again, [quantity]).get(quantity)!;
    const asBad = mark && rank(mark.holds) <= rank(outcome.mark!.holds);
    const nothingElse = requirements.every((id) => outcome.requirements.includes(id));
    return asBad && nothingElse ? mark : undefined;
  };
  const retry = async (smaller: Case) => {
    await pause();
    const again = await attempt(trial, smaller, tried.index);
    return again && wrong(again) && again;
  };
  try {
    const smallest = await shrink(tried, retry, EFFORT[trial.plan.effort].shrinks);
    return failing(check, quantity, smallest, wrong(smallest) ?? outcome.mark);
  } catch (error) {
    // The failure stands, even where making it smaller breaks down.
    const { complaint, ...rest } = failing(check, quantity, tried, outcome.mark);
    return { ...rest, complaint: `${complaint} (not made smaller: ${bugOf(error)})` };
  }
}
