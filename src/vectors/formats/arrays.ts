import { LEVELS } from '../../contract/level.ts';
import { rowsShape } from '../../contract/shape.ts';
import { presented } from '../../model/presented.ts';
import { type Dtype, formatOf } from '../../numeric/format.ts';
import type { Tensor } from '../../numeric/tensor.ts';
import type { Expectation, Limits, VectorCase } from '../case.ts';
import { floats, int64s } from './little-endian.ts';

/** An array as binary formats have it: row-major, its elements least significant byte first. */
export interface NamedArray {
  readonly name: string;
  readonly type: Dtype | 'int64';
  readonly shape: readonly number[];
  /** The bytes in pieces, from the start at each call. */
  bytes(): Iterable<Uint8Array>;
}

export function byteLength({ type, shape }: NamedArray): number {
  const width = type === 'int64' ? 8 : formatOf(type).bytes;
  return shape.reduce((elements, side) => elements * side, width);
}

/** What a problem is made of, as it is presented: `logits`, and `labels`, `probabilities`, `weights`, `upstream`. */
export function inputArrays({ problem }: VectorCase): NamedArray[] {
  const { logits, targets, weights, upstream, layout } = presented(problem);
  const rows = layout ? rowsShape(layout) : logits.shape.slice(0, 1);
  return [
    floatArray('logits', logits),
    ...(targets?.kind === 'index' ? [intArray('labels', rows, targets.values)] : []),
    ...(targets?.kind === 'probabilities' ? [floatArray('probabilities', targets.values)] : []),
    ...(weights ? [floatArray('weights', weights)] : []),
    ...(upstream ? [floatArray('upstream', upstream)] : []),
  ];
}

/** What is expected: `correct`, and of its shape five times over, a level each, `lowest` and `highest`. */
export function expectedArrays({ correct, lowest, highest }: Expectation): NamedArray[] {
  return [
    floatArray('correct', correct),
    limitArray('lowest', correct, lowest),
    limitArray('highest', correct, highest),
  ];
}

/** All arrays of a case, named `id/logits` and `id/cross_entropy/float64/correct`. */
export function arraysOf(one: VectorCase): NamedArray[] {
  const answers = one.expected.flatMap((expectation) =>
    named(`${one.id}/${expectation.quantity}/${expectation.correct.dtype}`, expectedArrays(expectation)),
  );
  return [...named(one.id, inputArrays(one)), ...answers];
}

function named(prefix: string, arrays: readonly NamedArray[]): NamedArray[] {
  return arrays.map((array) => ({ ...array, name: `${prefix}/${array.name}` }));
}

function floatArray(name: string, { dtype, shape, values }: Tensor): NamedArray {
  return { name, type: dtype, shape, bytes: () => floats(values, dtype) };
}

function intArray(name: string, shape: readonly number[], values: Int32Array): NamedArray {
  return { name, type: 'int64', shape, bytes: () => int64s(values) };
}

function limitArray(name: string, { dtype, shape }: Tensor, limits: Limits): NamedArray {
  const bytes = function* () {
    for (const level of LEVELS) yield* floats(limits[level], dtype);
  };
  return { name, type: dtype, shape: [LEVELS.length, ...shape], bytes };
}
