import type { Problem } from '../contract/problem.ts';
import { fromPresented, presented } from '../model/presented.ts';
import type { Tensor } from '../numeric/tensor.ts';
import type { ProblemRecord, TensorRecord } from './schema.ts';
import { readTensor, writeTensor } from './tensor-record.ts';

/** A problem as vector files have it. */
export function writeProblem(problem: Problem): ProblemRecord {
  const { logits, targets, weights, labelSmoothing, ignoreIndex, upstream, layout } = presented(problem);
  return {
    logits: writeTensor(logits),
    ...(targets?.kind === 'index' && { labels: [...targets.values] }),
    ...(targets?.kind === 'probabilities' && { probabilities: writeTensor(targets.values) }),
    ...(weights && { weights: writeTensor(weights) }),
    ...(labelSmoothing !== undefined && { label_smoothing: labelSmoothing }),
    ...(ignoreIndex !== undefined && { ignore_index: ignoreIndex }),
    reduction: problem.reduction,
    ...(upstream && { upstream: writeTensor(upstream) }),
    ...(layout && { axis: layout.axis }),
  };
}

/** @throws RangeError naming the field that is no tensor, or no axis */
export function readProblem(record: ProblemRecord): Problem {
  const { labels, probabilities, weights, label_smoothing, ignore_index, upstream, axis } = record;
  const given: Problem = {
    logits: field('logits', record.logits),
    ...(labels && { targets: { kind: 'index', values: Int32Array.from(labels) } }),
    ...(probabilities && {
      targets: { kind: 'probabilities', values: field('probabilities', probabilities) },
    }),
    ...(weights && { weights: field('weights', weights) }),
    ...(label_smoothing !== undefined && { labelSmoothing: label_smoothing }),
    ...(ignore_index !== undefined && { ignoreIndex: ignore_index }),
    reduction: record.reduction,
    ...(upstream && { upstream: field('upstream', upstream) }),
  };
  return fromPresented(given, axis);
}

function field(name: string, record: TensorRecord): Tensor {
  try {
    return readTensor(record);
  } catch (error) {
    throw error instanceof RangeError ? new RangeError(`${name}.${error.message}`) : error;
  }
}
