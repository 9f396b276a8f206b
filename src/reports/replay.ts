import { QUANTITIES, type Quantity } from '../contract/quantity.ts';
import type { Question, Reply } from '../contract/question.ts';
import type { Again, Replayed, Truth } from '../contract/replayed.ts';
import { answerShape } from '../contract/shape.ts';
import { answerLines, field, matrix, questionLines } from './example.ts';
import { errorIn } from './numbers.ts';
import { type Paint, paint } from './paint.ts';
import { wrapped } from './sections.ts';

/** A case that was asked again, for people: how it went, and each question with what came, what is exact and how far off. */
export function replayText(one: Replayed, colours: boolean): string {
  const brush = paint(colours);
  const exchanges = one.questions.flatMap((question, k) => [
    ...(one.questions.length > 1 ? [brush.faint(`question ${k + 1} of ${one.questions.length}`)] : []),
    ...exchangeLines(one, question, one.replies[k]!, one.truths[k]!, brush),
  ]);
  const lines = [
    ...one.quantities.flatMap((again) => headline(again, one, brush)),
    ...one.unclaimed.map((sentence) => brush.faint(`- ${sentence}`)),
    '',
    ...exchanges.map((line) => `    ${line}`),
  ];
  return `${lines.join('\n')}\n`;
}

const WENT = {
  passes: ['good', '✔', 'passes', 'passes now'],
  fails: ['bad', '✘', 'fails', 'still fails'],
  broken: ['odd', '?', 'broken', 'still broken'],
  nothing: ['odd', '?', 'no verdict', 'no verdict'],
} as const;

function headline(again: Again, { check, asked, questions }: Replayed, brush: Paint): string[] {
  const { quantity, status, level, reason, cause } = again;
  const [colour, mark, first, later] = WENT[status];
  const what = check === undefined ? first : later;
  const held = level === undefined ? '' : level === 'none' ? ' holds at no level' : ` holds at ${level}`;
  const short = status === 'fails' && level !== 'none' ? `, and ${asked} was asked` : '';
  const { dtype } = questions[0]!.problem.logits;
  const who = check === undefined ? '' : `${check}: `;
  return [
    `${brush[colour](mark)} ${brush.strong(brush[colour](what))}: ${who}${quantity} in ${dtype}${held}${short}`,
    ...wrapped([cause, reason].filter(Boolean).join(': ')).map((line) => `  ${line}`),
  ];
}

/** A question, and of each quantity that counts what came and what is exact. */
function exchangeLines(
  { quantities }: Replayed,
  question: Question,
  { answers }: Reply,
  truths: Replayed['truths'][number],
  brush: Paint,
): string[] {
  const shown = QUANTITIES.filter(
    (one) => quantities.some(({ quantity }) => quantity === one) && answers[one],
  );
  return [
    ...questionLines(question, brush),
    ...shown.flatMap((quantity) => [
      ...(quantities.length > 1 ? [brush.strong(quantity)] : []),
      ...answerLines(question, quantity, answers[quantity]!, brush),
      ...truthLines(question, quantity, truths[quantity], brush),
    ]),
  ];
}

function truthLines(
  { problem }: Question,
  quantity: Quantity,
  truth: Truth | undefined,
  brush: Paint,
): string[] {
  if (!truth) return field('exact', ['the mathematics has no value here'], brush);
  const { values, level, ulp } = truth;
  const width = answerShape(problem, quantity).at(-1) ?? 1;
  const off = ulp === undefined ? 'not measured' : errorIn('floats at most', ulp);
  return [
    ...field('exact', matrix(values, width, brush), brush),
    ...(level === undefined
      ? []
      : field('error', [`${off}; ${level === 'none' ? 'no level' : level}`], brush)),
  ];
}
