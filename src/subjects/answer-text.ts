import type { Answer } from '../contract/question.ts';
import type { Dtype } from '../numeric/format.ts';
import { type Tensor, tensor } from '../numeric/tensor.ts';
import { field } from './json-line.ts';
import { AnswerText } from './messages.ts';
import { quote } from './quote.ts';
import { readTensor, type TensorText, writeTensor } from './tensor-text.ts';
import { valid } from './valid.ts';

/** The kinds of answers, by the field that each has. */
const KINDS = AnswerText.options.map((form) => ({ name: Object.keys(form.entries)[0]!, form }));

/** Of a value of the wrong shape, which may be of any size, so many elements are kept to be shown. */
const KEPT = 4096;

/**
 * One answer out of a message. A shape other than asked for is a value all the same: it is wrong, but to say so is not
 * for the transport. One number is one number, be it of shape [] or [1], and none is none, be it of shape [0] or [0, 3].
 * @param where  the path to it in its message
 * @throws RangeError if it is not what the protocol says, or of a dtype that was not claimed
 */
export function readAnswer(said: unknown, where: string, shape: readonly number[], dtype: Dtype): Answer {
  if (said === undefined) throw new RangeError(`${where}: no answer`);
  const kind = KINDS.find(({ name }) => field(said, name) !== undefined);
  if (!kind) throw new RangeError(`${where}: none of value, refused and unsupported, but ${outlineOf(said)}`);
  const answer = valid(kind.form, said, where);
  if ('refused' in answer) return { kind: 'refused', reason: quote(answer.refused) };
  if ('unsupported' in answer) return { kind: 'unsupported', reason: quote(answer.unsupported) };
  const value = decoded(answer.value, where);
  if (value.dtype !== dtype)
    throw new RangeError(`${where}.value.dtype: ${value.dtype} where ${dtype} was claimed`);
  const { length } = value.values;
  const same = value.shape.join() === shape.join();
  const asAsked = same || (length === 1 && shape.length === 0) || (length === 0 && size(shape) === 0);
  if (asAsked) return { kind: 'value', values: value.values };
  return { kind: 'value', values: value.values.slice(0, KEPT), shape: value.shape };
}

/**
 * One answer for a message; undefined for `broken`, which no subject says of itself.
 * @throws RangeError if a value is not of the dtype
 */
export function writeAnswer(answer: Answer, shape: readonly number[], dtype: Dtype): AnswerText | undefined {
  if (answer.kind === 'refused') return { refused: answer.reason };
  if (answer.kind === 'unsupported') return { unsupported: answer.reason };
  if (answer.kind === 'broken') return undefined;
  const { values } = answer;
  return {
    value: writeTensor(tensor(dtype, values.length === size(shape) ? shape : [values.length], values)),
  };
}

/** @throws RangeError if the bits are not those of such a tensor */
function decoded(text: TensorText, where: string): Tensor {
  try {
    return readTensor(text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new RangeError(`${where}.value.bits: ${error.message}`);
  }
}

/** What stands where an answer should: the names of its fields, or what it is in place of an object. */
function outlineOf(said: unknown): string {
  if (Array.isArray(said)) return 'a list';
  if (typeof said !== 'object' || said === null) return quote(String(JSON.stringify(said)));
  return quote(Object.keys(said).join(', ')) || 'no field at all';
}

function size(shape: readonly number[]): number {
  return shape.reduce((length, side) => length * side, 1);
}
