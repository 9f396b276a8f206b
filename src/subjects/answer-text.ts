import type { Answer } from '../contract/question.ts';
import type { Dtype } from '../numeric/format.ts';
import { tensor } from '../numeric/tensor.ts';
import { AnswerText } from './messages.ts';
import { quote } from './quote.ts';
import { readTensor, writeTensor } from './tensor-text.ts';
import { valid } from './valid.ts';

/** Of a value of the wrong shape, which may be of any size, so many elements are kept to be shown. */
const KEPT = 4096;

/**
 * One answer out of a message. A shape other than asked for is a value all the same: it is wrong, but to say so is not
 * for the transport. One number is one number, be it of shape [] or [1], and none is none, be it of shape [0] or [0, 3].
 * @throws RangeError if it is not what the protocol says, or of a dtype that was not claimed
 */
export function readAnswer(said: unknown, shape: readonly number[], dtype: Dtype): Answer {
  if (said === undefined) throw new RangeError('no answer');
  const answer = valid(AnswerText, said);
  if ('refused' in answer) return { kind: 'refused', reason: quote(answer.refused) };
  if ('unsupported' in answer) return { kind: 'unsupported', reason: quote(answer.unsupported) };
  const value = readTensor(answer.value);
  if (value.dtype !== dtype) throw new RangeError(`answered in ${value.dtype} where ${dtype} was claimed`);
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

function size(shape: readonly number[]): number {
  return shape.reduce((length, side) => length * side, 1);
}
