import type { Mark } from '../contract/check.ts';
import { show } from '../numeric/text.ts';
import type { Judged } from './combine.ts';
import { accepts, HIGHEST, heldAt } from './judge.ts';

/**
 * Judges that values known to lie between `low` and `high` do. Outside of that, a level accepts what it accepts as the
 * value: a probability one float above 1 where the true one rounds to 1.
 */
export function within({ intervals, answer }: Judged, low: number, high: number): Mark {
  let place = HIGHEST;
  let decisive = -1;
  for (let n = 0; n < answer.length; n++) {
    if (low <= answer[n]! && answer[n]! <= high) continue;
    while (place >= 0 && !accepts(intervals, place, n, answer[n]!)) {
      place--;
      decisive = n;
    }
  }
  const counts = { holds: heldAt(place), compared: answer.length, excluded: 0 };
  if (decisive < 0) return counts;
  const found = show(answer[decisive]!);
  return {
    ...counts,
    complaint: `element ${decisive} is ${found}, not between ${show(low)} and ${show(high)}`,
  };
}
