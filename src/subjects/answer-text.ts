import type { Answer } from '../contract/question.ts';
import type { Dtype } from '../numeric/format.ts';
import { tensor } from '../numeric/tensor.ts';
import { AnswerText } from './messages.ts';
import { quote } from './quote.ts';
import { readTensor, writeTensor } from './tensor-text.ts';
import { valid } from './valid.ts';

/**
 * One answer out of a message. Another number of elements than asked for is a value all the same: it is wrong, but
 * to say so is not for the transport.
 * @throws RangeError if it is not what the protocol says, or of a dtype that was not claimed
 */
export function readAnswer(said: unknown, shape: readonly number[], dtype: Dtype): Answer {
  if (said === undefined) throw new RangeError('no answer');
  const answer = valid(AnswerText, said);
  if ('refused' in answer) return { kind: 'refused', reason: quote(answer.refused) };
  if ('unsupported' in answer) return { kind: 'unsupported', reason: quote(answer.unsupported) };
  const value = readTensor(answer.value);
  if (value.dtype !== dtype) throw new RangeError(`answered in ${value.dtype} where ${dtype} was claimed`);
  if (value.values.length === size(shape) && value.shape.join() !== shape.join()) {
    throw new RangeError(`shape [${value.shape.join(', ')}] where [${shape.join(', ')}] was asked for`);
  }
  return { kind: 'value', values: value.values };
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
