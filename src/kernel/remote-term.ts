import { gapExponentials, SCALE_PLACES } from './gap-exponentials.ts';
import { lostInSum } from './pair.ts';
import { Wide } from './wide.ts';

/** Below e^-4000 no product of a target, a weight and an upstream gradient makes a float of a term. */
const LOWEST = -4000;

const quarter = new Float64Array(1);
const head = new Float64Array(1);
const tail = new Float64Array(1);
const lost = new Wide();

/**
 * e^(x - max) for a gap beyond those of gapExponentials, to `into`: the fourth power of e^((x - max)/4), within 2^-59; 0
 * below e^-4000. It shows only where it is multiplied by what is near the largest float.
 */
export function remoteTerm(x: number, max: number, into: Wide): void {
  const gap = x - max;
  if (!(gap >= LOWEST)) {
    into.set(0);
    return;
  }
  quarter[0] = gap / 4;
  gapExponentials(quarter, 0, 1, 0, head, tail);
  into.set(head[0]!, tail[0]!, -SCALE_PLACES);
  // The remainder of the difference is below 2^-41: its exponential is 1 and itself, within 2^-83.
  lost.set(1, lostInSum(x, -max, gap));
  into.times(into).times(into).times(lost);
}
