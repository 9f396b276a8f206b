import type { Dtype } from '../numeric/format.ts';
import type { Problem } from './problem.ts';
import type { Quantity } from './quantity.ts';

/**
 * The true values v of one quantity, correctly rounded to one dtype, row-major.
 * `side` is the sign of v - value (0: v is the value itself); `residual` is about (v - value) / ulp(value), in
 * [-0.5, 0.5], for measurements only.
 */
export interface Rounded {
  readonly dtype: Dtype;
  readonly values: Float64Array;
  readonly side: Int8Array;
  readonly residual: Float64Array;
}

/**
 * What bounds are computed from: exact quantities of the model, each correctly rounded to float64 whatever the
 * dtype of the problem. N rows, C classes, row-major.
 */
export interface Facts {
  /** m_i, the largest logit of the row (N). */
  readonly max: Float64Array;
  /** d_ij = x_ij - m_i <= 0 (N x C). */
  readonly gap: Float64Array;
  /** P_ij (N x C). */
  readonly p: Float64Array;
  /** L_ij = log P_ij (N x C). */
  readonly logP: Float64Array;
  /** ln S_i >= 0 (N). */
  readonly logSum: Float64Array;
  /** T_ij (N x C), tau_i (N), D, and the row losses l_i (N): only where the problem has targets. */
  readonly target?: {
    readonly weight: Float64Array;
    readonly total: Float64Array;
    readonly divisor: number;
    /** Weights of the rows where the divisor is a sum of class weights (N). */
    readonly divisorTerms?: Float64Array;
    readonly rowLoss: Float64Array;
    /** Targets are probabilities, or smoothed: the gradient cancels without limit. */
    readonly dense: boolean;
    /** g_i (N) with reduction `none`, else ones. */
    readonly upstream: Float64Array;
  };
}

/** All that the reference has to say of one problem. */
export interface Expected {
  readonly problem: Problem;
  readonly rows: number;
  readonly classes: number;
  readonly quantities: Readonly<Partial<Record<Quantity, Rounded>>>;
  readonly facts: Facts;
}
