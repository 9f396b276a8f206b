import type { Layout, Problem, Reduction } from '../../contract/problem.ts';
import { tensor } from '../../numeric/tensor.ts';
import { type Batch, classesOf, logitsOf, rowsOf } from './batch.ts';

/** A batch, and the options with which its loss is asked, each there or not. */
export interface Combination {
  readonly batch: Batch;
  readonly reduction: Reduction;
  /** t_ij in place of labels, row by row. */
  readonly targets?: readonly (readonly number[])[];
  /** w_j, one a class. */
  readonly weights?: readonly number[];
  readonly smoothing?: number;
  /** Not beside targets. */
  readonly ignored?: Ignored;
  /** g_i, one a row; only with reduction `none`. */
  readonly upstream?: readonly number[];
  readonly layout?: Layout;
}

/** The label to ignore, and the rows that are given it. */
export interface Ignored {
  readonly label: number;
  readonly rows: readonly boolean[];
}

/** The combination as a problem. */
export function combined(one: Combination): Problem {
  const { batch, reduction, targets, weights, smoothing, ignored, upstream, layout } = one;
  const logits = logitsOf(batch);
  return {
    logits,
    targets: targets
      ? { kind: 'probabilities', values: tensor(batch.dtype, logits.shape, targets.flat()) }
      : { kind: 'index', values: Int32Array.from(labelsOf(one)) },
    ...(weights && { weights: tensor(batch.dtype, [weights.length], weights) }),
    ...(smoothing !== undefined && { labelSmoothing: smoothing }),
    ...(ignored && { ignoreIndex: ignored.label }),
    reduction,
    ...(upstream && { upstream: tensor(batch.dtype, [upstream.length], upstream) }),
    ...(layout && { layout }),
  };
}

/** The combination that a problem is of; undefined if it has no targets. */
export function combinationOf(problem: Problem): Combination | undefined {
  const { logits, targets, weights, labelSmoothing, ignoreIndex, reduction, upstream, layout } = problem;
  if (!targets) return undefined;
  const labels = targets.kind === 'index' ? [...targets.values] : [];
  return {
    batch: {
      dtype: logits.dtype,
      rows: rowsOf(logits).map((row, i) => ({ logits: row, label: labels[i] ?? 0 })),
    },
    reduction,
    ...(targets.kind === 'probabilities' && { targets: rowsOf(targets.values) }),
    ...(weights && { weights: [...weights.values] }),
    ...(labelSmoothing !== undefined && { smoothing: labelSmoothing }),
    ...(ignoreIndex !== undefined && {
      ignored: { label: ignoreIndex, rows: labels.map((label) => label === ignoreIndex) },
    }),
    ...(upstream && { upstream: [...upstream.values] }),
    ...(layout && { layout }),
  };
}

/** The label of each row, that to ignore included. */
export function labelsOf({ batch, ignored }: Combination): number[] {
  return batch.rows.map(({ label }, i) => (ignored?.rows[i] ? ignored.label : label));
}

/** The labels of the rows that count. */
export function keptLabels(one: Combination): number[] {
  return labelsOf(one).filter((label) => label !== one.ignored?.label);
}

/** Whether the loss is a sum over all classes of a row, so that none of them may be masked. */
export function isDense({ targets, smoothing = 0 }: Combination): boolean {
  return targets !== undefined || smoothing > 0;
}

/** Whether the mean divides by a sum of class weights. */
export function dividesByWeights({ reduction, targets, weights }: Combination): boolean {
  return reduction === 'mean' && targets === undefined && weights !== undefined;
}

/** The combination with some of its rows only. */
export function withRows(one: Combination, kept: readonly number[], layout?: Layout): Combination {
  const { layout: _, targets, ignored, upstream, ...rest } = one;
  const pick = <T>(list: readonly T[]) => kept.map((i) => list[i] as T);
  return {
    ...rest,
    batch: { ...one.batch, rows: pick(one.batch.rows) },
    ...(targets && { targets: pick(targets) }),
    ...(ignored && { ignored: { ...ignored, rows: pick(ignored.rows) } }),
    ...(upstream && { upstream: pick(upstream) }),
    ...(layout && { layout }),
  };
}

/** The combination with some of its classes only, in ascending order; a label that goes falls on the first one left. */
export function withClasses(one: Combination, kept: readonly number[]): Combination {
  const { batch, targets, weights, ignored, layout } = one;
  const pick = <T>(list: readonly T[]) => kept.map((j) => list[j] as T);
  const isClass = ignored && ignored.label >= 0 && ignored.label < classesOf(batch);
  return {
    ...one,
    batch: {
      ...batch,
      rows: batch.rows.map((row) => {
        const logits = pick(row.logits);
        const label = kept.indexOf(row.label);
        return { logits, label: label < 0 ? logits.findIndex(Number.isFinite) : label };
      }),
    },
    ...(targets && { targets: targets.map(pick) }),
    ...(weights && { weights: pick(weights) }),
    // indexOf is -1 where the class goes: a label to ignore like any other.
    ...(isClass && { ignored: { ...ignored, label: kept.indexOf(ignored.label) } }),
    ...(layout && { layout: { ...layout, shape: layout.shape.with(layout.axis, kept.length) } }),
  };
}
