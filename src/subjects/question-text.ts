import type { Problem } from '../contract/problem.ts';
import type { Question } from '../contract/question.ts';
import { fromPresented, presented } from '../model/presented.ts';
import { PROTOCOL, PROTOCOLS, type ProblemText, type QuestionText, type Run } from './messages.ts';
import { readTensor, writeTensor } from './tensor-text.ts';

/** The first line that a program is sent. */
export function startLine(suite: string): string {
  return `${JSON.stringify({ cmd: 'start', protocol: PROTOCOL, protocols: PROTOCOLS, suite })}\n`;
}

/** The last one. */
export const STOP_LINE = '{"cmd":"stop"}\n';

/** A question as the message that asks it. Nothing but the question is in it: no expected value ever leaves. */
export function writeQuestion(id: number, { problem, quantities }: Question): Run {
  return { cmd: 'run', id, quantities: [...quantities], problem: writeProblem(problem) };
}

/** Questions as one message: in a list, but for one alone. */
export function writeRun(questions: readonly Run[]): string {
  const [first, ...others] = questions;
  if (others.length === 0) return JSON.stringify(first);
  return JSON.stringify({ cmd: 'run', questions: questions.map(({ cmd: _, ...question }) => question) });
}

/** @throws RangeError if a tensor is not one, or lacks the axis of the classes */
export function readQuestion({ quantities, problem }: Omit<QuestionText, 'id'>): Question {
  return { quantities, problem: readProblem(problem) };
}

function writeProblem(problem: Problem): ProblemText {
  const { logits, targets, weights, labelSmoothing, ignoreIndex, reduction, upstream, layout } =
    presented(problem);
  return {
    logits: writeTensor(logits),
    ...(targets?.kind === 'index' && { labels: [...targets.values] }),
    ...(targets?.kind === 'probabilities' && { probabilities: writeTensor(targets.values) }),
    reduction,
    ...(weights && { weights: writeTensor(weights) }),
    ...(labelSmoothing !== undefined && { label_smoothing: labelSmoothing }),
    ...(ignoreIndex !== undefined && { ignore_index: ignoreIndex }),
    ...(upstream && { upstream: writeTensor(upstream) }),
    ...(layout && { axis: layout.axis }),
  };
}

function readProblem(text: ProblemText): Problem {
  const given: Problem = {
    logits: readTensor(text.logits),
    ...(text.labels && { targets: { kind: 'index', values: Int32Array.from(text.labels) } }),
    ...(text.probabilities && { targets: { kind: 'probabilities', values: readTensor(text.probabilities) } }),
    reduction: text.reduction,
    ...(text.weights && { weights: readTensor(text.weights) }),
    ...(text.label_smoothing !== undefined && { labelSmoothing: text.label_smoothing }),
    ...(text.ignore_index !== undefined && { ignoreIndex: text.ignore_index }),
    ...(text.upstream && { upstream: readTensor(text.upstream) }),
  };
  return fromPresented(given, text.axis);
}
