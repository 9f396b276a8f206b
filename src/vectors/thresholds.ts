import type { Dtype } from '../numeric/format.ts';

/** Where a computation in a dtype changes its ways, as logits or gaps. */
export interface Thresholds {
  /** ln of the largest finite number: e^x overflows above. */
  readonly overflow: number;
  /** -ln of the smallest normal number: e^-x is subnormal above. */
  readonly subnormal: number;
  /** -ln of half the smallest subnormal: e^-x rounds to 0 above. */
  readonly zero: number;
  /** (p + 1) ln 2: of two classes this far apart, the larger P rounds to 1 above, and 1 + e^-x to 1. */
  readonly one: number;
}

export const THRESHOLDS: Readonly<Record<Dtype, Thresholds>> = {
  float64: {
    overflow: 709.782712893384,
    subnormal: 708.3964185322641,
    zero: 745.1332191019412,
    one: 37.42994775023705,
  },
  float32: {
    overflow: 88.72283905206835,
    subnormal: 87.3365447505531,
    zero: 103.97207708399179,
    one: 17.328679513998633,
  },
  float16: {
    overflow: 11.089866488461016,
    subnormal: 9.704060527839234,
    zero: 17.328679513998633,
    one: 8.317766166719343,
  },
  bfloat16: {
    overflow: 88.71892521235186,
    subnormal: 87.3365447505531,
    zero: 92.88172219503267,
    one: 6.238324625039508,
  },
};
