import { exponentOf, powerOfTwo } from '../numeric/words.ts';
import { add, type DoubleDouble, dd, divide, multiply } from './double-double.ts';
import { LN2_PAIR, LOG_STEPS, LOGARITHMS } from './tables.ts';

/** Below this, ln(1 + z) = z (1 - z/2 + z^2/3) to more than 2^-100. */
const TINY = 2 ** -40;
const THIRD = divide(dd(1), dd(3));

/**
 * ln(1 + z), z > 0 and at least 2^-800, relative error below 2^-90 (spec/oracle.md, "The logarithm").
 *
 * 1 + z = 2^a F (1 + w) with F = 1 + j/512 and |w| <= 2^-9; ln(1 + w) = 2 artanh(w/(2 + w)). Nothing cancels by more than a
 * factor of 2, and for a = 0, j = 0 it is the series of z itself.
 */
export function log1p(z: DoubleDouble): DoubleDouble {
  if (z.hi < TINY) return multiply(z, add(dd(1), multiply(z, add(dd(-0.5), multiply(z, THIRD)))));
  const one = add(dd(1), z);
  const a = exponentOf(one.hi);
  const scale = powerOfTwo(-a);
  const m = dd(one.hi * scale, one.lo * scale);
  const j = Math.round((m.hi - 1) * LOG_STEPS);
  // Near 1 it is z, not 1 + z, that has all the digits.
  if (a === 0 && j === 0) return artanh(divide(z, add(dd(2), z)));
  const F = 1 + j / LOG_STEPS;
  const whole = add(multiply(LN2_PAIR, dd(a)), dd(LOGARITHMS[2 * j]!, LOGARITHMS[2 * j + 1]!));
  return add(whole, artanh(divide(add(m, dd(-F)), add(m, dd(F)))));
}

/** 2 artanh(t) = 2t (1 + t^2/3 + t^4/5 + ...), |t| <= 2^-10: the terms after t^8/9 are below 2^-103. */
function artanh(t: DoubleDouble): DoubleDouble {
  const square = multiply(t, t);
  const s = square.hi;
  const tail = s * (1 / 5 + s * (1 / 7 + s * (1 / 9)));
  const factor = add(dd(1), multiply(square, add(THIRD, dd(tail))));
  const whole = multiply(t, factor);
  return dd(2 * whole.hi, 2 * whole.lo);
}
