import { UsageError } from '../contract/errors.ts';
import { type Problem, REDUCTIONS, type Reduction } from '../contract/problem.ts';
import { fromPresented } from '../model/presented.ts';
import { DTYPES, type Dtype } from '../numeric/format.ts';
import { quote } from '../subjects/quote.ts';
import { requireOneOf } from './one-of.ts';
import { isList, type Numbers, tensorOf } from './plain-tensor.ts';

/** A problem in plain numbers: what is left out is as for everybody, float64, the mean, no options. */
export interface PlainProblem {
  /** One list of numbers a row; or a tensor, with the `axis` of its classes. */
  readonly logits: Numbers;
  readonly dtype?: Dtype;
  /** The class of each row, from 0. */
  readonly labels?: ArrayLike<number>;
  /** In place of labels: a weight for each logit, in the shape of the logits. */
  readonly targets?: Numbers;
  /** One number a class. */
  readonly weights?: Numbers;
  readonly labelSmoothing?: number;
  readonly ignoreIndex?: number;
  readonly reduction?: Reduction;
  /** With reduction `none`: what comes down to each row loss. */
  readonly upstream?: Numbers;
  readonly axis?: number;
}

const FIELDS: Readonly<Record<keyof PlainProblem, true>> = {
  logits: true,
  dtype: true,
  labels: true,
  targets: true,
  weights: true,
  labelSmoothing: true,
  ignoreIndex: true,
  reduction: true,
  upstream: true,
  axis: true,
};

/**
 * A problem in plain numbers as the rest of the house has it. Numbers are rounded to the dtype.
 * @throws UsageError naming the field that is wrong
 */
export function problemOf(plain: PlainProblem): Problem {
  if (typeof plain !== 'object' || plain === null)
    throw new UsageError('a problem is needed, as { logits: [[1, 2, 4]], labels: [0] }');
  const unknown = Object.keys(plain).find((field) => !Object.hasOwn(FIELDS, field));
  if (unknown === 'shape')
    throw new UsageError('shape: it stands beside its numbers, as logits: { values, shape: [1, 3] }');
  if (unknown !== undefined)
    throw new UsageError(
      `${quote(unknown)}: there is no such field; there are ${Object.keys(FIELDS).join(', ')}`,
    );
  const { dtype = 'float64', labels, targets, weights, labelSmoothing, ignoreIndex, upstream, axis } = plain;
  const { reduction = 'mean' } = plain;
  requireOneOf('dtype', dtype, DTYPES);
  requireOneOf('reduction', reduction, REDUCTIONS);
  const logits = tensorOf('logits', plain.logits, dtype);
  if (axis === undefined && logits.shape.length !== 2)
    throw new UsageError('logits: a list for each row is needed, as [[1, 2, 4]], or the axis of the classes');
  if (labels && targets) throw new UsageError('labels and targets: give one of them');
  // A larger one would wrap around, and be another.
  if (labels !== undefined && !isList(labels))
    throw new UsageError('labels: they are a list of whole numbers, as [0]');
  if (labels && !Array.from(labels).every((label) => Number.isInteger(label) && label === (label | 0)))
    throw new UsageError('labels: they are whole numbers of 32 bits at most, one for each row');
  const given: Problem = {
    logits,
    ...(labels && { targets: { kind: 'index', values: Int32Array.from(labels) } }),
    ...(targets && { targets: { kind: 'probabilities', values: tensorOf('targets', targets, dtype) } }),
    ...(weights && { weights: tensorOf('weights', weights, dtype) }),
    ...(labelSmoothing !== undefined && { labelSmoothing }),
    ...(ignoreIndex !== undefined && { ignoreIndex }),
    reduction,
    ...(upstream && { upstream: tensorOf('upstream', upstream, dtype) }),
  };
  try {
    return fromPresented(given, axis);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UsageError(error.message);
  }
}
