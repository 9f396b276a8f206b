import { QUANTITIES, type Quantity } from '../contract/quantity.ts';
import type { Question } from '../contract/question.ts';
import type { Capabilities, Cell } from '../contract/subject.ts';
import { unclaimed } from '../contract/unclaimed.ts';
import { DTYPES, type Dtype } from '../numeric/format.ts';
import { tensor } from '../numeric/tensor.ts';

/**
 * Rows, classes, the least logit and the label, as unlike as small ones are: some programs cannot take a single row, others no
 * odd number of classes, no whole numbers, or only one label.
 */
const SHAPES = [
  { rows: 2, classes: 8, least: 0, label: 0 },
  { rows: 1, classes: 2, least: 0.5, label: 1 },
];

/**
 * A few questions, each for one quantity: together they ask for every quantity, in every dtype and of two shapes. Whoever
 * answers none of them answers nothing. There are none where such questions are more than is claimed.
 */
export function plainQuestions(claimed: Capabilities): readonly Question[] {
  const { elements = Number.POSITIVE_INFINITY } = claimed.limits;
  if (claimed.cells.length === 0) return [];
  const cells = across(claimed.cells);
  const questions = Array.from({ length: Math.max(cells.length, SHAPES.length) }, (_, k) =>
    plainQuestion(cells[k % cells.length]!, SHAPES[k % SHAPES.length]!),
  );
  const isAsked = ({ problem, quantities }: Question) =>
    problem.logits.values.length <= elements && unclaimed(problem, quantities[0]!, claimed).length === 0;
  return questions.every(isAsked) ? questions : [];
}

/** As few of the cells as have each quantity, and each dtype, that any of them has. */
function across(cells: readonly Cell[]): readonly Pick<Cell, 'quantity' | 'dtype'>[] {
  const quantities = QUANTITIES.filter((quantity) => cells.some((cell) => cell.quantity === quantity));
  const chosen = quantities.map((quantity, k) => {
    const those = cells.filter((cell) => cell.quantity === quantity);
    return those[k % those.length]!;
  });
  const dtypes = DTYPES.filter((dtype) => !chosen.some((cell) => cell.dtype === dtype));
  return [...chosen, ...dtypes.flatMap((dtype) => cells.find((cell) => cell.dtype === dtype) ?? [])];
}

function plainQuestion(
  { quantity, dtype }: { readonly quantity: Quantity; readonly dtype: Dtype },
  { rows, classes, least, label }: (typeof SHAPES)[number],
): Question {
  const logits = Array.from({ length: rows * classes }, (_, k) => least + (k % 2));
  const targets = { kind: 'index', values: new Int32Array(rows).fill(label) } as const;
  const problem = { logits: tensor(dtype, [rows, classes], logits), targets, reduction: 'mean' } as const;
  return { problem, quantities: [quantity] };
}
