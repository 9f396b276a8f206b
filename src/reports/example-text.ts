import * as v from 'valibot';
import type { Worst } from '../contract/check.ts';
import type { Tally } from '../contract/part.ts';
import { QUANTITIES, type Quantity } from '../contract/quantity.ts';
import type { Answer, Cause, Question, Reply } from '../contract/question.ts';
import type { Counterexample } from '../contract/report.ts';
import { presentedShape } from '../contract/shape.ts';
import { valuesByRow } from '../model/presented.ts';
import { fromHex } from '../numeric/bits.ts';
import { formatOf } from '../numeric/format.ts';
import { ProblemText } from '../subjects/messages.ts';
import { readQuestion } from '../subjects/question-text.ts';
import { Dtype, readTensor, TensorText } from '../subjects/tensor-text.ts';

const CAUSES: readonly Cause[] = [
  'unreachable',
  'crashed',
  'timed-out',
  'out-of-memory',
  'flooded',
  'protocol',
  'our-bug',
];

export const CauseText = v.picklist(CAUSES);
export const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
export const Floats = v.union([v.pipe(v.number(), v.minValue(0)), v.literal('inf')]);

const FloatText = v.object({ dtype: Dtype, bits: v.string(), decimal: v.string() });

const ElementText = v.object({
  ulp: Floats,
  question: Count,
  element: Count,
  answer: FloatText,
  correct: FloatText,
});

const AskedText = v.object({ quantities: v.array(v.picklist(QUANTITIES)), problem: ProblemText });

const AnswerText = v.union([
  v.object({ value: TensorText }),
  v.object({ refused: v.string() }),
  v.object({ unsupported: v.string() }),
  v.object({ broken: CauseText, reason: v.string() }),
]);

/** The worst error of a report, with the question at which it was made. */
export const WorstText = v.object({
  case: v.string(),
  index: Count,
  ...ElementText.entries,
  asked: AskedText,
});

/** A counterexample of a report. */
export const CounterexampleText = v.object({
  case: v.string(),
  index: Count,
  complaint: v.string(),
  element: v.exactOptional(ElementText),
  questions: v.array(AskedText),
  replies: v.array(
    v.object({
      answers: v.object(v.entriesFromList(QUANTITIES, v.exactOptional(AnswerText))),
      wrote_to_input: v.exactOptional(v.boolean()),
    }),
  ),
});

type Text<Schema extends v.GenericSchema> = v.InferOutput<Schema>;

/** @throws RangeError if the bits of a number are not of its dtype */
export function readWorst({
  case: id,
  index,
  asked,
  ...element
}: Text<typeof WorstText>): NonNullable<Tally['worst']> {
  return { ...readElement(element), case: id, index, problem: readQuestion(asked) };
}

/** @throws RangeError if the bits of a number are not of its dtype, or there are more replies than questions */
export function readCounterexample(text: Text<typeof CounterexampleText>): Counterexample {
  const { case: id, index, complaint, element } = text;
  const questions = text.questions.map(readQuestion);
  if (text.replies.length > questions.length) throw new RangeError('there are more replies than questions');
  return {
    case: id,
    index,
    complaint,
    ...(element && { element: readElement(element) }),
    questions,
    replies: text.replies.map((reply, k) => readReply(reply, questions[k]!)),
  };
}

function readElement({ ulp, question, element, answer, correct }: Text<typeof ElementText>): Worst {
  return { ulp: readFloats(ulp), question, element, answer: readFloat(answer), correct: readFloat(correct) };
}

/** A distance in floats. */
export function readFloats(text: Text<typeof Floats>): number {
  return text === 'inf' ? Number.POSITIVE_INFINITY : text;
}

function readFloat({ dtype, bits }: Text<typeof FloatText>): number {
  return fromHex(bits, formatOf(dtype));
}

function readReply(
  { answers, wrote_to_input: wrote }: Text<typeof CounterexampleText>['replies'][number],
  question: Question,
): Reply {
  const read = Object.entries(answers).flatMap(([name, answer]) =>
    answer ? [[name, readAnswer(answer, question, name as Quantity)]] : [],
  );
  return { answers: Object.fromEntries(read), ...(wrote !== undefined && { wroteToInput: wrote }) };
}

function readAnswer(answer: Text<typeof AnswerText>, { problem }: Question, quantity: Quantity): Answer {
  if ('refused' in answer) return { kind: 'refused', reason: answer.refused };
  if ('unsupported' in answer) return { kind: 'unsupported', reason: answer.unsupported };
  if ('broken' in answer) return { kind: 'broken', cause: answer.broken, reason: answer.reason };
  const { shape, values } = readTensor(answer.value);
  const isAsAsked = shape.join() === presentedShape(problem, quantity).join();
  return isAsAsked
    ? { kind: 'value', values: valuesByRow(values, problem, quantity) }
    : { kind: 'value', values, shape };
}
