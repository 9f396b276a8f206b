import { type Judged, type Relation, related } from '../../accuracy/combine.ts';
import type { Mark } from '../../contract/check.ts';
import type { Reduction } from '../../contract/problem.ts';
import type { Quantity } from '../../contract/quantity.ts';
import { batchOf, problemOf } from '../arbitraries/batch.ts';
import { LAW_SIZES } from '../arbitraries/shapes.ts';
import { define } from '../define.ts';
import { read } from '../reading.ts';
import { truthOf } from '../truth.ts';

const JUDGED: readonly Quantity[] = ['cross_entropy', 'cross_entropy_grad'];
const REDUCTIONS: readonly Reduction[] = ['mean', 'sum', 'none'];

export const reductionsAgree = define({
  id: 'reductions-agree',
  kind: 'law',
  title: 'N times the mean is the sum, and the sum is that of the row losses; gradients likewise.',
  why: 'Names a divisor that is not the number of rows, and a sum over rows that loses terms.',
  requirements: ['SCE-REDUCTION'],
  judges: JUDGED,
  option: 'reductions',
  needs: { targets: ['index'], reductions: REDUCTIONS },
  draws: { quick: 20, standard: 40, exhaustive: 600 },
  inputs: async (draw) => {
    const { batches } = await import('../arbitraries/batches.ts');
    return batches(draw.dtype, { ladder: LAW_SIZES });
  },
  trial: (batch, draw) => {
    const problems = REDUCTIONS.map((reduction) => problemOf(batch, reduction));
    const truths = problems.map((problem) => truthOf(problem, draw, JUDGED));
    return {
      // The gradient of `none` is another thing: it takes what comes down to each row.
      questions: problems.map((problem, k) => ({ problem, quantities: k < 2 ? JUDGED : ['cross_entropy'] })),
      judge: (replies) => ({
        ...read(replies, ['cross_entropy'], (answers, quantity) =>
          lossesAgree(answers.map((answer, k) => ({ intervals: truths[k]!(quantity), answer }))),
        ),
        ...read(replies.slice(0, 2), ['cross_entropy_grad'], (answers, quantity) =>
          gradientsAgree(
            answers.map((answer, k) => ({ intervals: truths[k]!(quantity), answer })),
            batch.rows.length,
          ),
        ),
      }),
    };
  },
  drawnFrom: ([problem]) => batchOf(problem),
});

function lossesAgree([mean, sum, none]: readonly Judged[]): Mark {
  const rows = none!.answer.length;
  const relations: Relation[] = [
    [
      { of: mean!, from: 0, count: 1, times: rows },
      { of: sum!, from: 0, count: 1, times: -1 },
    ],
    [
      { of: sum!, from: 0, count: 1, times: 1 },
      { of: none!, from: 0, count: rows, times: -1 },
    ],
  ];
  return related(relations, 0, (k) =>
    k === 0 ? `${rows} times the mean less the sum` : 'the sum less the row losses',
  );
}

function gradientsAgree([mean, sum]: readonly Judged[], rows: number): Mark {
  const relations = Array.from(mean!.answer, (_, n) => [
    { of: mean!, from: n, count: 1, times: rows },
    { of: sum!, from: n, count: 1, times: -1 },
  ]);
  return related(
    relations,
    0,
    (n) => `${rows} times element ${n} of the gradient of the mean less that of the sum`,
  );
}
