import { LEVELS } from '../../contract/level.ts';
import type { Expectation, VectorCase } from '../case.ts';
import { expectedArrays, inputArrays, type NamedArray } from './arrays.ts';
import { caseContents, notesOf } from './contents.ts';
import type { Feature } from './features.ts';
import type { VectorFormat, WrittenFile } from './format.ts';
import { hasRoom } from './left-out.ts';
import { type Model, modelProto, tensorProto } from './onnx-model.ts';
import type { Message } from './protobuf.ts';
import { repeatable } from './repeatable.ts';

const CANNOT: Readonly<Partial<Record<Feature, string>>> = {
  digits: 'no number has 40 digits',
  gradient: 'no operator answers with it',
  'wider-loss': 'the operator answers in the dtype of the logits',
  probabilities: 'the operator takes labels alone',
  'label-smoothing': 'the operator does not smooth',
  'other-axis': 'the operator has its classes along axis 1',
};

/**
 * Folders of tests for backends, as those of ONNX itself: `model.onnx` with a single operator, and in `test_data_set_0`
 * what goes in and what has to come out. The limits lie beside them, where the runner of ONNX does not look.
 */
export const onnx: VectorFormat = {
  id: 'onnx',
  cannot: (feature) => CANNOT[feature],
  *files({ name, cases }) {
    for (const one of cases) {
      for (const expectation of one.expected) {
        if (hasRoom(onnx, one, expectation)) yield* testOf(name, one, expectation);
      }
    }
  },
};

function* testOf(batch: string, one: VectorCase, expectation: Expectation): Generator<WrittenFile> {
  const slug = one.id.slice(one.group.length + 1);
  const folder = `${batch}/test_${slug}_${expectation.quantity}`;
  const inputs = inputsOf(one, expectation);
  const [correct, lowest, highest] = expectedArrays(expectation) as [NamedArray, NamedArray, NamedArray];
  const model = modelOf(one, expectation, inputs, correct);
  yield file(`${folder}/model.onnx`, modelProto(model));
  const set = `${folder}/test_data_set_0`;
  for (const [k, input] of inputs.entries())
    yield file(`${set}/input_${k}.pb`, tensorProto(input.name, input));
  yield file(`${set}/output_0.pb`, tensorProto(model.output.name, correct));
  yield file(`${set}/lowest_0.pb`, tensorProto('lowest', lowest));
  yield file(`${set}/highest_0.pb`, tensorProto('highest', highest));
}

function file(name: string, { pieces }: Message): WrittenFile {
  return { name, bytes: repeatable(() => pieces()[Symbol.iterator]()) };
}

/** What the operator takes of a problem: softmax and its logarithm know nothing of targets. */
function inputsOf(one: VectorCase, { quantity }: Expectation): NamedArray[] {
  const wanted = quantity === 'cross_entropy' ? ['logits', 'labels', 'weights'] : ['logits'];
  return inputArrays(one).filter(({ name }) => wanted.includes(name));
}

function modelOf(
  one: VectorCase,
  { quantity }: Expectation,
  inputs: readonly NamedArray[],
  correct: NamedArray,
): Model {
  const { layout, reduction, ignoreIndex } = one.problem;
  const common = {
    name: `${one.id}/${quantity}`,
    inputs,
    output: { ...correct, name: quantity },
    words: wordsOf(one),
  };
  if (quantity === 'cross_entropy') {
    const ignored = ignoreIndex === undefined ? {} : { ignore_index: ignoreIndex };
    return { ...common, operator: 'SoftmaxCrossEntropyLoss', attributes: { ...ignored, reduction } };
  }
  const operator = quantity === 'softmax' ? 'Softmax' : 'LogSoftmax';
  return { ...common, operator, attributes: { axis: layout?.axis ?? 1 } };
}

function wordsOf(one: VectorCase): string {
  const { dtype, flags } = one;
  const words = { license: 'CC0-1.0', dtype, levels: LEVELS, ...caseContents(one), notes: notesOf(flags) };
  return JSON.stringify(words);
}
