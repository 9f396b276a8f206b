import type { Case } from '../contract/check.ts';
import type { Quantity } from '../contract/quantity.ts';
import type { Counterexample } from '../contract/report.ts';
import { bugOf } from './bug.ts';
import { complete } from './complete.ts';
import { EFFORT } from './effort.ts';
import { breaking } from './finding.ts';
import { hear } from './hear.ts';
import type { Tried } from './judge.ts';
import { shrink } from './shrink.ts';
import type { Breaking } from './tally.ts';
import { posed, type Trial } from './trial.ts';

/** The question that broke, of the smallest case found that breaks for the same cause when asked for this quantity alone. */
export async function breakExample(
  trial: Trial,
  quantity: Quantity,
  broken: Breaking,
  pause: () => void | Promise<void>,
): Promise<Counterexample> {
  const { check } = trial;
  const asItWas = breaking(check, quantity, broken);
  if (!trial.subject.interactive) return asItWas;
  const { cause } = broken.broken;
  const { shrinks, breaks, timeouts } = EFFORT[trial.plan.effort];
  // Each case that breaks costs a restart or two, or as long as we wait for an answer.
  let left = cause === 'timed-out' ? timeouts : breaks;

  const brokenIn = ({ questions, replies }: Tried) => {
    const found = hear(check, questions, replies).breaks.get(quantity);
    return found?.cause === cause ? found : undefined;
  };
  const retry = async (smaller: Case) => {
    if (left === 0) return undefined;
    await pause();
    const again = await alone(trial, quantity, smaller, broken.tried.index);
    if (!again || !brokenIn(again)) return undefined;
    left--;
    return again;
  };
  try {
    const same = await retry(broken.tried.case);
    if (!same) return asItWas;
    const smallest = await shrink(same, retry, shrinks);
    return breaking(check, quantity, { tried: smallest, broken: brokenIn(smallest)! });
  } catch (error) {
    return { ...asItWas, complaint: `${asItWas.complaint} (not made smaller: ${bugOf(error)})` };
  }
}

/** A case asked for one quantity, up to the first question that breaks; undefined if the subject does not take it. */
async function alone(
  { subject, plan, scope }: Trial,
  quantity: Quantity,
  one: Case,
  index: number,
): Promise<Tried | undefined> {
  const [whole] = posed({ ...scope, claimed: [quantity] }, [one], () => index);
  if (!whole) return undefined;
  const { replies } = await complete(subject, whole.questions, [], EFFORT[plan.effort], () => false);
  return { ...whole, replies };
}
