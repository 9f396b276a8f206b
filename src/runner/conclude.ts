import type { Finding } from '../contract/report.ts';
import { exampleOf } from './example.ts';
import { concluded, ourBug } from './finding.ts';
import type { Score } from './score.ts';
import type { Trial } from './trial.ts';

/**
 * Makes what failed small: one finding a quantity. A check that throws is our bug, and costs only itself.
 * @param pause is awaited before each smaller case is asked
 */
export async function conclude(
  trial: Trial,
  score: Score,
  pause: () => void | Promise<void>,
): Promise<Finding[]> {
  const { check, scope } = trial;
  const findings: Finding[] = [];
  for (const quantity of scope.quantities) {
    const place = { check, quantity, dtype: scope.draw.dtype };
    const tally = score.of(quantity);
    const example = await exampleOf(trial, quantity, tally, pause);
    if (score.bug !== undefined && !tally.failure) findings.push(ourBug(place, score.bug));
    else findings.push(concluded(place, tally, example));
  }
  return findings;
}
