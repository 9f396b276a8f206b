import type { Quantity } from '../contract/quantity.ts';
import type { Counterexample, Finding } from '../contract/report.ts';
import { breakExample } from './break-example.ts';
import { failingExample } from './example.ts';
import { breaking, concluded, ourBug } from './finding.ts';
import type { Score } from './score.ts';
import type { Tally } from './tally.ts';
import type { Trial } from './trial.ts';

/** What broke, and was made small already: the same in another check is shown as it was asked. */
export type Told = Set<string>;

/**
 * Makes small what failed, and what broke in a way not told before: one finding a quantity. A check that throws is our bug,
 * and costs only itself.
 * @param pause is awaited before each smaller case is asked
 */
export async function conclude(
  trial: Trial,
  score: Score,
  told: Told,
  pause: () => void | Promise<void>,
): Promise<Finding[]> {
  const { check, scope } = trial;
  const findings: Finding[] = [];
  for (const quantity of scope.quantities) {
    const { dtype, dialect } = scope.draw;
    const place = { check, quantity, dtype, dialect: dialect ?? {} };
    const tally = score.of(quantity);
    if (score.bug !== undefined && !tally.failure) {
      findings.push(ourBug(place, score.bug));
      continue;
    }
    const example = await exampleOf(trial, quantity, tally, told, pause);
    const end = score.end(quantity);
    const unasked = end === undefined ? 0 : check.size(scope.draw) - 1 - end;
    findings.push(concluded(place, tally, { unasked, beyond: score.beyond }, example));
  }
  return findings;
}

async function exampleOf(
  trial: Trial,
  quantity: Quantity,
  { failure, broken }: Tally,
  told: Told,
  pause: () => void | Promise<void>,
): Promise<Counterexample | undefined> {
  if (failure) return failingExample(trial, quantity, failure, pause);
  if (!broken) return undefined;
  const { cause, reason } = broken.broken;
  const way = JSON.stringify([cause, reason]);
  if (told.has(way)) return breaking(broken);
  told.add(way);
  return breakExample(trial, quantity, broken, pause);
}
