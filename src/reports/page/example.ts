import type { SavedExample, SavedFinding, SavedReply, SavedResult } from '../saved.ts';
import { markedAnswer, nearestFloat, trueValue } from './digits.ts';
import { type Html, html } from './html.ts';
import { fact, problemFacts, tensor } from './problem.ts';
import { type Asking, replay } from './replay.ts';
import { errorOf } from './worst.ts';

/** A counterexample: each question with its answer, the element that decides, and what asks it again. */
export function example(
  finding: SavedFinding,
  shown: SavedExample,
  result: SavedResult,
  asking: Asking,
): Html {
  const { questions, replies, element } = shown;
  const several = questions.length > 1;
  return html`${questions.map(
    (
      question,
      k,
    ) => html`${several && html`<p class="soft small">question ${k + 1} of ${questions.length}</p>`}
<dl class="facts">${problemFacts(question.problem)}${answerOf(finding, replies[k], element !== undefined)}${!several && deciding(finding, shown)}</dl>`,
  )}${several && element && html`<dl class="facts">${deciding(finding, shown)}</dl>`}
${replay(finding, shown, result, asking)}`;
}

function answerOf(
  { quantity }: SavedFinding,
  reply: SavedReply | undefined,
  hasElement: boolean,
): Html | undefined {
  const answer = reply?.answers[quantity];
  if (!answer) return undefined;
  if (answer.value) {
    const isToldBelow = hasElement && answer.value.decimals?.length === 1;
    return isToldBelow ? undefined : fact('answer', tensor(answer.value));
  }
  const [kind, said] = (['refused', 'unsupported', 'broken'] as const)
    .map((word) => [word, answer[word]] as const)
    .find(([, text]) => text !== undefined) ?? ['none', ''];
  return fact('answer', `${kind}: ${[said, answer.reason].filter(Boolean).join(', ')}`);
}

function deciding(finding: SavedFinding, { questions, element }: SavedExample): Html | undefined {
  if (!element) return undefined;
  const [, classes = 1] = questions[element.question]?.problem.logits.shape ?? [];
  const { reduction } = questions[element.question]?.problem ?? {};
  const isLoss = finding.quantity === 'cross_entropy';
  const where = isLoss
    ? `row ${element.element}`
    : `row ${Math.floor(element.element / classes)}, class ${element.element % classes}`;
  const which = questions.length > 1 ? `question ${element.question + 1}` : '';
  const isReduced = isLoss && reduction !== 'none';
  const best = nearestFloat(element);
  return html`${isReduced ? which !== '' && fact('wrong at', which) : fact('wrong at', `${where}${which && `, ${which}`}`)}
${fact('answered', markedAnswer(element))}
${element.digits !== undefined && best && fact(`nearest ${element.correct.dtype}`, best)}
${fact('true value', trueValue(element))}
${fact('error', errorOf(element))}`;
}
