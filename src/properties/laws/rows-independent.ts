import { type Judged, related } from '../../accuracy/combine.ts';
import type { Mark } from '../../contract/check.ts';
import { QUANTITIES } from '../../contract/quantity.ts';
import { batchOf, problemOf } from '../arbitraries/batch.ts';
import { SEVERAL_ROWS } from '../arbitraries/shapes.ts';
import { define } from '../define.ts';
import { explained, read } from '../reading.ts';
import { truthOf } from '../truth.ts';

export const rowsIndependent = define({
  id: 'rows-independent',
  kind: 'law',
  title: 'A row has the same answers alone as in a batch, but for the 1/N of the mean.',
  why: 'Names a maximum or a sum taken over the batch, a label of another row, and 1/N missing or applied twice.',
  requirements: ['SCE-ROW-INDEPENDENCE'],
  judges: QUANTITIES,
  draws: { quick: 20, standard: 80, exhaustive: 800 },
  inputs: async (draw) => {
    const { batches } = await import('../arbitraries/batches.ts');
    return batches(draw.dtype, { ladder: SEVERAL_ROWS, masks: true });
  },
  trial: (batch, draw) => {
    const problems = [batch, ...batch.rows.map((row) => ({ ...batch, rows: [row] }))].map((asked) =>
      problemOf(asked),
    );
    const truths = problems.map((problem) => truthOf(problem, draw, QUANTITIES));
    return {
      questions: problems.map((problem) => ({ problem, quantities: QUANTITIES })),
      judge: (replies) =>
        read(replies, QUANTITIES, (answers, quantity) => {
          const [batched, ...alone] = answers.map((answer, k) => ({
            intervals: truths[k]!(quantity),
            answer,
          }));
          if (quantity === 'cross_entropy') return meanAgrees(batched!, alone);
          const times = quantity === 'cross_entropy_grad' ? alone.length : 1;
          return explained(elementsAgree(batched!, alone, times), quantity);
        }),
    };
  },
  drawnFrom: ([problem]) => batchOf(problem),
});

function meanAgrees(batched: Judged, alone: readonly Judged[]): Mark {
  const mean = { of: batched, from: 0, count: 1, times: alone.length };
  const losses = alone.map((of) => ({ of, from: 0, count: 1, times: -1 }));
  return related(
    [[mean, ...losses]],
    0,
    () => `${alone.length} times the mean loss less the losses of the rows alone`,
  );
}

/** @param times  what the answer for the batch must be multiplied by */
function elementsAgree(batched: Judged, alone: readonly Judged[], times: number): Mark {
  const classes = alone[0]!.answer.length;
  const relations = alone.flatMap((row, i) =>
    Array.from(row.answer, (_, j) => [
      { of: batched, from: i * classes + j, count: 1, times },
      { of: row, from: j, count: 1, times: -1 },
    ]),
  );
  const factor = times === 1 ? '' : `${times} times `;
  return related(
    relations,
    0,
    (n) => `${factor}element ${n} less that of row ${Math.floor(n / classes)} alone`,
  );
}
