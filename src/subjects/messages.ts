import * as v from 'valibot';
import { QUANTITIES } from '../contract/quantity.ts';
import { Declared, Quantity } from './declared.ts';
import { TensorText } from './tensor-text.ts';

/** The versions of the protocol that this suite speaks, newest first. */
export const PROTOCOLS: readonly number[] = [1];
export const PROTOCOL = 1;

const Whole = v.pipe(v.number(), v.integer());
const Id = v.pipe(Whole, v.minValue(1));

export const Start = v.pipe(
  v.object({
    cmd: v.literal('start'),
    protocol: v.pipe(v.literal(PROTOCOL), v.description('The newest version that the suite speaks.')),
    protocols: v.pipe(v.array(Whole), v.description('All versions that it speaks.')),
    suite: v.string(),
  }),
  v.description('To the program: the first message.'),
);

export const Hello = v.pipe(
  v.object({
    name: v.string(),
    version: v.optional(v.string()),
    protocol: v.pipe(
      Whole,
      v.description('The version in which the program goes on: one of those that the suite speaks.'),
    ),
    capabilities: v.optional(Declared),
  }),
  v.description('From the program: who it is and what it claims.'),
);
export type Hello = v.InferOutput<typeof Hello>;

export const ProblemText = v.pipe(
  v.object({
    logits: TensorText,
    labels: v.optional(v.array(Whole)),
    probabilities: v.optional(TensorText),
    reduction: v.picklist(['mean', 'sum', 'none']),
    weights: v.optional(TensorText),
    label_smoothing: v.optional(v.number()),
    ignore_index: v.optional(Whole),
    upstream: v.optional(TensorText),
    axis: v.optional(
      v.pipe(
        Whole,
        v.minValue(0),
        v.description('The axis of the classes, where logits are more than a matrix.'),
      ),
    ),
  }),
  v.description(
    'One softmax cross-entropy problem: logits (N x C, or a tensor with an axis of classes), one label a row or probabilities of the shape of the logits, C weights, N numbers upstream.',
  ),
);
export type ProblemText = v.InferOutput<typeof ProblemText>;

const QuestionText = v.object({ id: Id, quantities: v.array(Quantity), problem: ProblemText });
export type QuestionText = v.InferOutput<typeof QuestionText>;

export const Run = v.pipe(
  v.object({ cmd: v.literal('run'), ...QuestionText.entries }),
  v.description('To the program: one question.'),
);
export type Run = v.InferOutput<typeof Run>;

export const RunList = v.pipe(
  v.object({ cmd: v.literal('run'), questions: v.array(QuestionText) }),
  v.description('To the program: several questions, if it claims to take a list.'),
);

export const AnswerText = v.union([
  v.object({ value: TensorText }),
  v.object({ refused: v.pipe(v.string(), v.description('Why it will not take this input.')) }),
  v.object({ unsupported: v.pipe(v.string(), v.description('Why it does not have this.')) }),
]);
export type AnswerText = v.InferOutput<typeof AnswerText>;

export const ReplyText = v.pipe(
  v.object({
    id: Id,
    answers: v.object(v.entriesFromList(QUANTITIES, v.optional(AnswerText))),
    wrote_to_input: v.optional(
      v.pipe(v.boolean(), v.description('Whether the arrays it was given changed.')),
    ),
  }),
  v.description('From the program: the answer to the question with this id, in any order.'),
);
export type ReplyText = v.InferOutput<typeof ReplyText>;

export const ReplyList = v.pipe(
  v.object({ replies: v.array(ReplyText) }),
  v.description('From the program: several answers, to whichever questions.'),
);

export const Lost = v.pipe(
  v.object({
    lost: v.pipe(
      v.picklist(['crashed', 'out-of-memory', 'timed-out', 'flooded', 'protocol']),
      v.description('The cause that the finding gets.'),
    ),
    why: v.string(),
  }),
  v.description(
    'From the program, at any time: what it speaks for is gone, as a tab or a device, and it has to be started again.',
  ),
);
export type Lost = v.InferOutput<typeof Lost>;

export const Stop = v.pipe(
  v.object({ cmd: v.literal('stop') }),
  v.description('To the program: the last message; standard input closes after it.'),
);
