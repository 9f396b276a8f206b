import type { Problem } from '../contract/problem.ts';
import type { Quantity } from '../contract/quantity.ts';
import type { Answer, Question, Reply } from '../contract/question.ts';
import { presentedShape } from '../contract/shape.ts';
import { presented, presentedValues } from '../model/presented.ts';
import type { Dtype } from '../numeric/format.ts';
import { encode, type Tensor } from '../numeric/tensor.ts';
import { show } from '../numeric/text.ts';

/** Tensors up to this many elements are also written in decimals, for people. */
const READABLE = 64;

/** A question as plain JSON, in the words of the adapter protocol, so that it can be asked again bit by bit. */
export function questionJson({ problem, quantities }: Question): object {
  return { quantities, problem: problemJson(problem) };
}

/** The reply to a question; `output` is the dtype in which the subject answers a quantity. */
export function replyJson(
  { problem }: Question,
  { answers, wroteToInput }: Reply,
  output: (quantity: Quantity) => Dtype,
): object {
  const written = Object.entries(answers).map(([name, answer]) => {
    const quantity = name as Quantity;
    const order = (values: Float64Array) => presentedValues(values, problem, quantity);
    return [quantity, answerJson(answer, output(quantity), presentedShape(problem, quantity), order)];
  });
  return {
    answers: Object.fromEntries(written),
    ...(wroteToInput !== undefined && { wrote_to_input: wroteToInput }),
  };
}

function problemJson(problem: Problem): object {
  const { logits, targets, weights, labelSmoothing, ignoreIndex, reduction, upstream, layout } =
    presented(problem);
  return {
    logits: tensorJson(logits),
    ...(targets?.kind === 'index' && { labels: [...targets.values] }),
    ...(targets?.kind === 'probabilities' && { probabilities: tensorJson(targets.values) }),
    reduction,
    ...(weights && { weights: tensorJson(weights) }),
    ...(labelSmoothing !== undefined && { label_smoothing: labelSmoothing }),
    ...(ignoreIndex !== undefined && { ignore_index: ignoreIndex }),
    ...(upstream && { upstream: tensorJson(upstream) }),
    ...(layout && { axis: layout.axis }),
  };
}

function answerJson(
  answer: Answer,
  dtype: Dtype,
  shape: readonly number[],
  order: (values: Float64Array) => Float64Array,
): object {
  if (answer.kind === 'broken') return { broken: answer.cause, reason: answer.reason };
  if (answer.kind !== 'value') return { [answer.kind]: answer.reason };
  const { values } = answer;
  // An answer of the wrong length has no shape but its own, and no order; of a long one not all is kept.
  const own = [answer.shape ?? shape].find((one) => size(one) === values.length) ?? [values.length];
  return { value: tensorJson({ dtype, shape: own, values: answer.shape ? values : order(values) }) };
}

function tensorJson(tensor: Tensor): object {
  const { dtype, shape, values } = tensor;
  return {
    dtype,
    shape,
    bits: encode(tensor),
    ...(values.length <= READABLE && { decimals: Array.from(values, show) }),
  };
}

function size(shape: readonly number[]): number {
  return shape.reduce((product, side) => product * side, 1);
}
