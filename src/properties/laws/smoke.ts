import { judge } from '../../accuracy/judge.ts';
import type { Case, Check, Draw } from '../../contract/check.ts';
import { QUANTITIES } from '../../contract/quantity.ts';
import type { Question } from '../../contract/question.ts';
import { reviveOne } from '../agreeing.ts';
import { problemOf, type Row } from '../arbitraries/batch.ts';
import { narrowed } from '../narrowed.ts';
import { skipReason } from '../needs.ts';
import { read } from '../reading.ts';
import { slipOf } from '../slips.ts';
import { truthOf } from '../truth.ts';

/**
 * Small enough to check by hand. The first has more classes than rows, and labels whose neighbours are labels, too: what
 * goes wrong there can be told apart.
 */
const BATCHES: readonly (readonly Row[])[] = [
  [
    { logits: [1, 2, 4], label: 1 },
    { logits: [0, 3, 1], label: 2 },
  ],
  [
    { logits: [1, 2, 4], label: 0 },
    { logits: [0, 3, 1], label: 1 },
  ],
  [{ logits: [0, 3, 1], label: 1 }],
  [{ logits: [0, 0], label: 0 }],
];

/** A few fixed questions, asked before all others: an answer far off is compared with what the usual slips give. */
export const smoke: Check = {
  id: 'smoke',
  kind: 'smoke',
  title: 'A few tiny questions are answered right.',
  why: 'Names the usual slips of an adapter or a first draft, before larger questions bury them.',
  requirements: [
    'SCE-SOFTMAX-VALUE',
    'SCE-LOG-SOFTMAX-VALUE',
    'SCE-LOSS-VALUE',
    'SCE-GRAD-VALUE',
    // The runner sees to these two with every check; this one meets them first.
    'SCE-ACCEPTS',
    'SCE-SHAPE',
  ],
  judges: QUANTITIES,
  skip: (capabilities, dtype) => skipReason({ judges: QUANTITIES, needs: undefined }, capabilities, dtype),
  size: () => BATCHES.length,
  cases: async (draw, from, to) =>
    BATCHES.slice(from, to).map((rows, k) => {
      const problem = problemOf({ dtype: draw.dtype, rows });
      return caseOf(`smoke/${from + k}`, { problem, quantities: QUANTITIES }, draw);
    }),
  revive: (questions, draw) => reviveOne('smoke', questions, (question) => caseOf('smoke', question, draw)),
};

function caseOf(id: string, question: Question, draw: Draw): Case {
  const { problem, quantities } = question;
  const truth = truthOf(problem, draw, quantities);
  const itself: Case = {
    id,
    questions: [question],
    judge: (replies) =>
      read(replies, quantities, ([answer], quantity) => {
        const right = truth(quantity);
        const mark = judge(right, answer!);
        const slip =
          mark.holds === 'none' && (slipOf(problem, quantity, answer!) ?? narrowed(answer!, right));
        return slip ? { ...mark, complaint: `${quantity} ${slip} (${mark.complaint})` } : mark;
      }),
    smallest: async () => itself,
  };
  return itself;
}
