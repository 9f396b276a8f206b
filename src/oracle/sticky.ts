import type { Rational } from '../numeric/rational.ts';
import type { Value } from '../reference/real.ts';
import type { Approximation } from './approximation.ts';
import type { Ball, Precision } from './ball.ts';

/** R + sign * tail, what lies behind the floats of the first tier; without a sign there is no tail. */
export interface Sticky {
  readonly rational: Rational;
  readonly sign: -1 | 0 | 1;
  readonly tail: Approximation;
  /** Binary places with fewer of which the tail is not worth trying in fixed point. */
  readonly places: number;
  /** The tail in fixed point. */
  finer(precision: Precision): Ball;
  /** The definition. */
  definition(): Value;
}
