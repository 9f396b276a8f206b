import type { Worst } from '../contract/check.ts';
import type { Quantity } from '../contract/quantity.ts';
import type { Answer, Question } from '../contract/question.ts';
import type { Counterexample, Finding, Shown } from '../contract/report.ts';
import { answerShape } from '../contract/shape.ts';
import { show } from '../numeric/text.ts';
import { aligned } from './aligned.ts';
import { columns } from './columns.ts';
import { errorIn } from './numbers.ts';
import type { Paint } from './paint.ts';

/** How much of a matrix is shown. */
const MOST_ROWS = 6;
const MOST_COLUMNS = 8;

/** A counterexample for people: each question with its answer, then the element that decides, digit by digit. */
export function exampleLines(finding: Finding, example: Counterexample, paint: Paint): string[] {
  const { quantity } = finding;
  const { questions, replies, element } = example;
  const exchanges = questions.flatMap((question, k) => {
    // A probe asks for each quantity by itself.
    if (finding.kind === 'probe' && !question.quantities.includes(quantity)) return [];
    const title = questions.length > 1 ? [paint.faint(`question ${k + 1} of ${questions.length}`)] : [];
    const answer = replies[k]?.answers[quantity];
    const alone = element && answer?.kind === 'value' && answer.values.length === 1;
    return [
      ...title,
      ...questionLines(question, paint),
      ...(answer && !alone ? answerLines(question, quantity, answer, paint) : []),
    ];
  });
  return element ? [...exchanges, ...elementLines(questions, quantity, element, paint)] : exchanges;
}

export function questionLines({ problem }: Question, paint: Paint): string[] {
  const { logits, targets, weights, labelSmoothing, ignoreIndex, reduction, upstream, layout } = problem;
  const [, classes = 1] = logits.shape;
  const line = (name: string, values: ArrayLike<number>, width = values.length) =>
    field(name, matrix(values, width, paint), paint);
  return [
    ...line('logits', logits.values, classes),
    ...(targets?.kind === 'index'
      ? line(targets.values.length === 1 ? 'label' : 'labels', targets.values)
      : []),
    ...(targets?.kind === 'probabilities' ? line('targets', targets.values.values, classes) : []),
    ...(weights ? line('weights', weights.values) : []),
    ...(labelSmoothing === undefined ? [] : line('smoothing', [labelSmoothing])),
    ...(ignoreIndex === undefined ? [] : line('ignored', [ignoreIndex])),
    ...(reduction === 'mean' ? [] : field('reduction', [reduction], paint)),
    ...(upstream ? line('upstream', upstream.values) : []),
    ...(layout
      ? field('shown as', [`[${layout.shape.join(', ')}], classes along axis ${layout.axis}`], paint)
      : []),
  ];
}

export function answerLines(
  { problem }: Question,
  quantity: Quantity,
  answer: Answer,
  paint: Paint,
): string[] {
  if (answer.kind !== 'value') return field('answer', [`${answer.kind}: ${answer.reason}`], paint);
  const width = answerShape(problem, quantity).at(-1) ?? 1;
  return field('answer', matrix(answer.values, width, paint), paint);
}

/** The element that decides: what came, what is true, and which digits are wrong. */
function elementLines(
  questions: readonly Question[],
  quantity: Quantity,
  element: Shown,
  paint: Paint,
): string[] {
  const { digits } = element;
  const { answer, right, exact, rest } = aligned({
    answer: { decimal: show(element.answer) },
    correct: { decimal: show(element.correct) },
    ...(digits && { digits: digits.text, rest: digits.rest }),
  });
  const marks = ' '.repeat(right) + '~'.repeat(Math.max(answer.length, exact.length) - right);
  return [
    ...field('element', [placeOf(questions, quantity, element)], paint),
    ...field('answer', [answer.slice(0, right) + paint.bad(answer.slice(right))], paint),
    ...field(
      'exact',
      [exact.slice(0, right) + paint.good(exact.slice(right)) + paint.faint(rest), paint.faint(marks)],
      paint,
    ),
    ...field('error', [errorIn('floats', element.ulp)], paint),
  ];
}

/** Which element it is: `softmax [row 0, class 1]`. */
function placeOf(questions: readonly Question[], quantity: Quantity, { question, element }: Worst): string {
  const { problem } = questions[question]!;
  const [, classes] = answerShape(problem, quantity);
  const where = classes ? `row ${Math.floor(element / classes)}, class ${element % classes}` : `${element}`;
  const which = questions.length > 1 ? ` of question ${question + 1}` : '';
  return answerShape(problem, quantity).length === 0
    ? `${quantity}${which}`
    : `${quantity} [${where}]${which}`;
}

/** A name, and lines beside it. */
export function field(name: string, lines: readonly string[], paint: Paint): string[] {
  return lines.map((line, k) => `${paint.faint((k === 0 ? name : '').padEnd(10))}${line}`);
}

/** The first rows and columns of a matrix, aligned, and what is left out. */
export function matrix(values: ArrayLike<number>, width: number, paint: Paint): string[] {
  const height = width === 0 ? 0 : Math.ceil(values.length / width);
  const rows = Array.from({ length: Math.min(height, MOST_ROWS) }, (_, i) =>
    Array.from({ length: Math.min(width, MOST_COLUMNS) }, (_, j) => show(values[i * width + j]!)),
  );
  const more = width > MOST_COLUMNS ? paint.faint(`   … ${width} in all`) : '';
  const lines = columns(rows).map((line) => line + more);
  return height > MOST_ROWS ? [...lines, paint.faint(`… ${height} rows in all`)] : lines;
}
