import type { Options } from './inputs.ts';
import type { Floats } from './lending.ts';

type Given<T> = T | Promise<T>;

/**
 * Somebody's functions, as a module exports them: any of the four, over rows * classes logits, row-major. Whatever else they
 * stand beside is of no interest; what they claim beyond float64, index labels and the mean stands in `capabilities`.
 * (Methods, so that a function of Float64Array alone is one of them.)
 */
export interface Functions {
  softmax?(logits: Floats, rows: number, classes: number, options: Options): Given<ArrayLike<number>>;
  logSoftmax?(logits: Floats, rows: number, classes: number, options: Options): Given<ArrayLike<number>>;
  /** A number, or with reduction `none` one a row. */
  crossEntropy?(
    logits: Floats,
    labels: Int32Array,
    rows: number,
    classes: number,
    options: Options,
  ): Given<number | ArrayLike<number>>;
  crossEntropyGradient?(
    logits: Floats,
    labels: Int32Array,
    rows: number,
    classes: number,
    options: Options,
  ): Given<ArrayLike<number>>;
  readonly capabilities?: object;
}
