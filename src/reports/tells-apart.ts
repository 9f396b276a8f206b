import { DIALECT, type Situation } from '../contract/dialect.ts';

/**
 * Whether what was found tells outcomes apart. It does not where the answer fits all but `refused`: of no rows there are no
 * probabilities, whatever the mean loss would be that nobody claims.
 */
export function tellsApart(situation: string, found: string): boolean {
  const known: Readonly<Record<string, Situation>> = DIALECT;
  const outcomes = Object.hasOwn(known, situation) ? Object.keys(known[situation]!.outcomes) : [];
  const fitting = found.split(' or ');
  return fitting.length === 1 || outcomes.some((one) => one !== 'refused' && !fitting.includes(one));
}
