import type { Finding } from '../contract/report.ts';
import { breakable, isMasked } from '../contract/requirement.ts';

/** The requirements that the case which is told breaks; other cases may break more. */
export function brokenBy({
  requirements,
  counterexample,
}: Pick<Finding, 'requirements' | 'counterexample'>): readonly string[] {
  return counterexample ? breakable(requirements, isMasked(counterexample.questions)) : requirements;
}
