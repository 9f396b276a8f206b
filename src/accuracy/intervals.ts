import type { Expected, Rounded } from '../contract/expected.ts';
import type { Quantity } from '../contract/quantity.ts';
import { type Format, formatOf, largestFinite, smallestNormal, ulp } from '../numeric/format.ts';
import { nearest } from '../numeric/nearest.ts';
import { nextDown, nextUp, step } from '../numeric/ordinal.ts';
import { type BoundedLevel, bounds } from './bounds.ts';
import { beyondDomain, isProved } from './domain.ts';
import { type Places, placesOf } from './places.ts';
import { isFlushed } from './underflow.ts';

/** `accurate` reaches as many floats away from the true value. */
const FLOATS = 4;

/**
 * What is acceptable of each element of an answer, at each level: level k of LEVELS accepts a when
 * lo[k][n] <= a && a <= hi[k][n], which no NaN passes. Levels are nested by construction.
 */
export interface Intervals {
  readonly format: Format;
  /** The correctly rounded values, the sign of (true value - correct), and about that difference in ulps. */
  readonly correct: Float64Array;
  readonly side: Int8Array;
  readonly residual: Float64Array;
  readonly lo: readonly Float64Array[];
  readonly hi: readonly Float64Array[];
  /** How many levels, from `safe` up, say nothing of an element or make allowance for overflow: 0, 1, 2 or 3. */
  readonly silent: Uint8Array;
  /** Where the input of each element lies, for measurements. */
  readonly places: () => Places;
}

/**
 * Five nested intervals around each true value of a quantity, as spec/accuracy.md defines them.
 *
 * @param rounded the true values where they are not `expected.quantities[quantity]`: found by other means
 * @throws RangeError if the quantity is not among those expected
 */
export function intervals(
  expected: Expected,
  quantity: Quantity,
  rounded: Rounded | undefined = expected.quantities[quantity],
): Intervals {
  if (!rounded) throw new RangeError(`${quantity} is not among the expected quantities`);
  const { values, side, residual } = rounded;
  const format = formatOf(rounded.dtype);
  const beyond = beyondDomain(expected, quantity, format).map((flag, n) =>
    isInfinite(rounded, n) ? 0 : flag,
  );
  const stableBound = provedBounds(expected, quantity, format, 'stable');
  const safeBound = provedBounds(expected, quantity, format, 'safe');

  const flushed = isFlushed(expected.problem);
  const exact = flushed ? withZero({ lo: values, hi: values }, rounded, format) : { lo: values, hi: values };
  const enclosing = faithfulInterval(rounded, format);
  const faithful = flushed ? withZero(enclosing, rounded, format) : enclosing;
  const counted = accurateInterval(expected, quantity, rounded, faithful, format);
  const accurate = widened(counted, beyond, quantity);
  const stable = hull(accurate, stableBound, rounded, format);
  const safe = hull(stable, safeBound, rounded, format);
  return {
    format,
    correct: values,
    side,
    residual,
    lo: [safe.lo, stable.lo, accurate.lo, faithful.lo, exact.lo],
    hi: [safe.hi, stable.hi, accurate.hi, faithful.hi, exact.hi],
    silent: beyond.map((flag, n) => {
      if (flag) return 3;
      if (isInfinite(rounded, n) || safeBound[n]! < Number.POSITIVE_INFINITY) return 0;
      return stableBound[n]! < Number.POSITIVE_INFINITY ? 1 : 2;
    }),
    places: () => placesOf(expected, quantity),
  };
}

interface Ends {
  readonly lo: Float64Array;
  readonly hi: Float64Array;
}

function isInfinite({ values, side }: Rounded, n: number): boolean {
  return side[n] === 0 && !Number.isFinite(values[n]);
}

/** The floats just below and just above the true value. */
function faithfulInterval({ values, side }: Rounded, format: Format): Ends {
  return {
    lo: values.map((value, n) => (side[n]! < 0 ? nextDown(value, format) : value)),
    hi: values.map((value, n) => (side[n]! > 0 ? nextUp(value, format) : value)),
  };
}

/** The same, and 0 wherever the true value is smaller than every normal number. */
function withZero({ lo, hi }: Ends, { values, side }: Rounded, format: Format): Ends {
  const normal = smallestNormal(format);
  const isBelow = (value: number, n: number) =>
    Math.abs(value) < normal || (Math.abs(value) === normal && side[n]! * value < 0);
  return {
    lo: lo.map((end, n) => (isBelow(values[n]!, n) ? Math.min(end, 0) : end)),
    hi: hi.map((end, n) => (isBelow(values[n]!, n) ? Math.max(end, 0) : end)),
  };
}

function accurateInterval(
  expected: Expected,
  quantity: Quantity,
  rounded: Rounded,
  faithful: Ends,
  format: Format,
): Ends {
  const { values, side } = rounded;
  const reach = (end: number, n: number, direction: number) =>
    isInfinite(rounded, n) ? end : step(end, direction * (side[n] === 0 ? FLOATS : FLOATS - 1), format);
  const inFloats = {
    lo: faithful.lo.map((end, n) => reach(end, n, -1)),
    hi: faithful.hi.map((end, n) => reach(end, n, +1)),
  };
  const lost = new Float64Array(values.length).fill(FLOATS * smallestNormal(format));
  const counted = isFlushed(expected.problem) ? hull(inFloats, lost, rounded, format) : inFloats;
  if (quantity !== 'cross_entropy_grad' || !expected.facts.target?.dense) return counted;
  // tau P - T cancels without limit for dense targets: there the floats are those of its larger part.
  const around = values.map((_, n) => FLOATS * ulp(largerPart(expected, n), format));
  return hull(counted, around, rounded, format);
}

/** max(tau P, T) |g| / D. */
function largerPart({ facts, classes }: Expected, n: number): number {
  const { total, weight, upstream, divisor } = facts.target!;
  const i = Math.floor(n / classes);
  return (Math.max(total[i]! * facts.p[n]!, weight[n]!) * Math.abs(upstream[i]!)) / divisor;
}

/** Beyond the domain a loss or a logarithm may overflow on the way, and nothing is known of a gradient. */
function widened({ lo, hi }: Ends, beyond: Uint8Array, quantity: Quantity): Ends {
  return {
    lo: lo.map((end, n) => (beyond[n] && quantity !== 'cross_entropy' ? Number.NEGATIVE_INFINITY : end)),
    hi: hi.map((end, n) => (beyond[n] && quantity !== 'log_softmax' ? Number.POSITIVE_INFINITY : end)),
  };
}

/** The bounds of a level; Infinity where they say nothing, or are not proved. */
function provedBounds(
  expected: Expected,
  quantity: Quantity,
  format: Format,
  level: BoundedLevel,
): Float64Array {
  const proved = isProved(expected, quantity, format);
  return bounds(expected, quantity, format, level).map((bound) =>
    proved && bound < Number.POSITIVE_INFINITY ? bound : Number.POSITIVE_INFINITY,
  );
}

/** The smallest intervals that hold `inner` and [correct - bound, correct + bound]; an infinite value stays alone. */
function hull(inner: Ends, bound: Float64Array, rounded: Rounded, format: Format): Ends {
  const largest = largestFinite(format);
  const lo = inner.lo.slice();
  const hi = inner.hi.slice();
  for (let n = 0; n < bound.length; n++) {
    if (isInfinite(rounded, n)) continue;
    // A finite value that rounds to infinity is bounded from the largest finite float.
    const centre = Math.min(Math.max(rounded.values[n]!, -largest), largest);
    lo[n] = Math.min(lo[n]!, nearest(centre - bound[n]!, format));
    hi[n] = Math.max(hi[n]!, nearest(centre + bound[n]!, format));
  }
  return { lo, hi };
}
