import type { Tensor } from '../numeric/tensor.ts';
import type { ReadingDialect } from './dialect.ts';

export type Reduction = 'mean' | 'sum' | 'none';

export const REDUCTIONS: readonly Reduction[] = ['mean', 'sum', 'none'];

/** Class indices, zero-based, one for each row. */
export interface Labels {
  readonly kind: 'index';
  readonly values: Int32Array;
}

/** Target weights of each class (N x C, non-negative), one-hot or not, summing to 1 or not. */
export interface Probabilities {
  readonly kind: 'probabilities';
  readonly values: Tensor;
}

/**
 * How a matrix is shown to a subject that claims `axis`: as a tensor of this shape, whose classes run along `axis` and
 * whose other axes, row-major, are the rows. The mathematics knows nothing of it.
 */
export interface Layout {
  readonly shape: readonly number[];
  readonly axis: number;
}

/**
 * One softmax cross-entropy problem, as plain data that nobody changes.
 * `logits` is N x C, row-major; `targets` may be missing where only softmax and log_softmax are asked.
 */
export interface Problem {
  readonly logits: Tensor;
  readonly targets?: Labels | Probabilities;
  /** One weight a class (C), non-negative. */
  readonly weights?: Tensor;
  /** e in [0, 1]: the target becomes (1 - e) of itself and e/C of every class. */
  readonly labelSmoothing?: number;
  /** A row with this label counts for nothing. */
  readonly ignoreIndex?: number;
  readonly reduction: Reduction;
  /** With reduction `none`: the gradient that comes down to each row loss (N). */
  readonly upstream?: Tensor;
  /** The reading in which the problem is meant, where it is not that of the definitions; never sent to a subject. */
  readonly dialect?: ReadingDialect;
  /** Without it the subject is given the matrix as it is. */
  readonly layout?: Layout;
}
