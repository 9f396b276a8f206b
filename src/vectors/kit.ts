import type { Layout, Problem, Reduction } from '../contract/problem.ts';
import { QUANTITIES, type Quantity } from '../contract/quantity.ts';
import { type Dtype, formatOf } from '../numeric/format.ts';
import { nearest } from '../numeric/nearest.ts';
import { type Tensor, tensor } from '../numeric/tensor.ts';
import type { Flag } from './flags.ts';
import type { Vector } from './group.ts';

/** The words in which a group states a problem. Numbers are rounded to the dtype at hand; labels are zero-based. */
export interface Given {
  readonly logits: readonly (readonly number[])[];
  readonly labels?: readonly number[];
  readonly probabilities?: readonly (readonly number[])[];
  readonly weights?: readonly number[];
  readonly labelSmoothing?: number;
  readonly ignoreIndex?: number;
  readonly upstream?: readonly number[];
  /** The tensor as which the rows are given. */
  readonly layout?: Layout;
  /** `mean` unless said otherwise. */
  readonly reduction?: Reduction;
  /** All four unless said otherwise. */
  readonly quantities?: readonly Quantity[];
}

export type Write = (slug: string, situation: string, flags: readonly Flag[], given: Given) => Vector;

/** The dtypes of most groups; half precision joins where it has hazards of its own. */
export const WIDE: readonly Dtype[] = ['float64', 'float32'];

/** The agreement of all four quantities: what most groups test. */
export const VALUES: readonly string[] = [
  'SCE-SOFTMAX-VALUE',
  'SCE-LOG-SOFTMAX-VALUE',
  'SCE-LOSS-VALUE',
  'SCE-GRAD-VALUE',
];

/** Writes vectors in one dtype. */
export function writing(dtype: Dtype): Write {
  return (slug, situation, flags, given) => ({
    slug,
    situation,
    flags,
    question: { problem: problemOf(dtype, given), quantities: given.quantities ?? QUANTITIES },
  });
}

function problemOf(dtype: Dtype, given: Given): Problem {
  const row = (values: readonly number[]) => round(dtype, [values.length], values);
  const matrix = (rows: readonly (readonly number[])[]) =>
    round(dtype, [rows.length, rows[0]?.length ?? 0], rows.flat());
  return {
    logits: matrix(given.logits),
    ...(given.labels ? { targets: { kind: 'index', values: Int32Array.from(given.labels) } } : {}),
    ...(given.probabilities
      ? { targets: { kind: 'probabilities', values: matrix(given.probabilities) } }
      : {}),
    ...(given.weights ? { weights: row(given.weights) } : {}),
    ...(given.labelSmoothing === undefined ? {} : { labelSmoothing: given.labelSmoothing }),
    ...(given.ignoreIndex === undefined ? {} : { ignoreIndex: given.ignoreIndex }),
    reduction: given.reduction ?? 'mean',
    ...(given.upstream ? { upstream: row(given.upstream) } : {}),
    ...(given.layout ? { layout: given.layout } : {}),
  };
}

function round(dtype: Dtype, shape: readonly number[], values: readonly number[]): Tensor {
  const format = formatOf(dtype);
  return tensor(
    dtype,
    shape,
    values.map((value) => nearest(value, format)),
  );
}

/** Equal logits. */
export function same(count: number, value: number): number[] {
  return Array<number>(count).fill(value);
}

/** Logits without order in [-4, 4), all multiples of 1/8 and so exact in every dtype; `start` makes other rows. */
export function mixed(count: number, start = 0): number[] {
  return Array.from({ length: count }, (_, k) => (((k + start) * 37 + 11) % 64) / 8 - 4);
}

/** 0, 1, ..., count - 1. */
export function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, k) => k);
}
