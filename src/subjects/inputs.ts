import type { Problem, Reduction } from '../contract/problem.ts';
import type { Quantity } from '../contract/quantity.ts';
import type { Capabilities } from '../contract/subject.ts';
import { presented } from '../model/presented.ts';
import type { Dtype } from '../numeric/format.ts';
import { type Floats, Lending } from './lending.ts';

/** The last argument of the functions, for implementations that claim something which needs it. */
export interface Options {
  readonly dtype: Dtype;
  readonly reduction: Reduction;
  /** Where `axis` is claimed: the shape of the logits, which are rows * classes all the same, and the axis of the classes. */
  readonly shape?: readonly number[];
  readonly axis?: number;
  /** Target weights (rows * classes); the labels are undefined then. */
  readonly targets?: Floats;
  /** One weight a class. */
  readonly weights?: Floats;
  readonly labelSmoothing?: number;
  readonly ignoreIndex?: number;
  /** With reduction `none`: the gradient of each row loss. */
  readonly upstream?: Floats;
}

/** The arguments of one call, in arrays of their own. */
export interface Inputs {
  readonly values: readonly unknown[];
  readonly lending: Lending;
}

/**
 * What a function is given: (logits, rows, classes, options?) for softmax and log-softmax,
 * (logits, labels, rows, classes, options?) for the loss and its gradient.
 */
export function inputsOf(problem: Problem, quantity: Quantity, claimed: Capabilities): Inputs {
  const lending = new Lending();
  const [rows, classes] = problem.logits.shape;
  const { logits, targets } = presented(problem);
  const formats = claimed.cells.some(({ dtype }) => dtype !== 'float64');
  const axes = claimed.options.includes('axis');
  const values: unknown[] = [lending.floats(logits)];
  if (quantity === 'softmax' || quantity === 'log_softmax') {
    values.push(rows, classes);
    if (formats || axes) values.push(commonOptions(problem, axes));
  } else {
    values.push(targets?.kind === 'index' ? lending.labels(targets.values) : undefined, rows, classes);
    if (formats || needsOptions(claimed))
      values.push({ ...commonOptions(problem, axes), ...lossOptions(problem, lending) });
  }
  return { values, lending };
}

function commonOptions({ logits, reduction, layout }: Problem, axes: boolean): Options {
  const { shape, axis } = layout ?? { shape: logits.shape, axis: 1 };
  return { dtype: logits.dtype, reduction, ...(axes && { shape: [...shape], axis }) };
}

function lossOptions(problem: Problem, lending: Lending): Partial<Options> {
  const { targets, weights, labelSmoothing, ignoreIndex, upstream } = presented(problem);
  return {
    ...(targets?.kind === 'probabilities' && { targets: lending.floats(targets.values) }),
    ...(weights && { weights: lending.floats(weights) }),
    ...(labelSmoothing !== undefined && { labelSmoothing }),
    ...(ignoreIndex !== undefined && { ignoreIndex }),
    ...(upstream && { upstream: lending.floats(upstream) }),
  };
}

function needsOptions({ reductions, targets, options }: Capabilities): boolean {
  return (
    options.length > 0 || targets.includes('probabilities') || reductions.some((name) => name !== 'mean')
  );
}
