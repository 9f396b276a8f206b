import { type Judged, type Relation, related } from '../../accuracy/combine.ts';
import { QUANTITIES, type Quantity } from '../../contract/quantity.ts';
import { classesOf, problemOf } from '../arbitraries/batch.ts';
import { SEVERAL_ROWS } from '../arbitraries/shapes.ts';
import { define } from '../define.ts';
import { read } from '../reading.ts';
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
    const truths = problems.map((problem) => truthOf(problem, draw.outputs, QUANTITIES));
    return {
      questions: problems.map((problem) => ({ problem, quantities: QUANTITIES })),
      judge: (replies) =>
        read(replies, QUANTITIES, (answers, quantity) => {
          const judged = answers.map((answer, k) => ({ intervals: truths[k]!(quantity), answer }));
          const [relations, name] = relationsOf(quantity, judged, classesOf(batch));
          return related(relations, 0, name);
        }),
    };
  },
});

/** Ties the answer for the batch, the first one, to those for its rows. */
function relationsOf(
  quantity: Quantity,
  [whole, ...rows]: readonly Judged[],
  classes: number,
): [Relation[], (index: number) => string] {
  if (quantity === 'cross_entropy') {
    const mean = { of: whole!, from: 0, count: 1, times: rows.length };
    const losses = rows.map((of) => ({ of, from: 0, count: 1, times: -1 }));
    return [
      [[mean, ...losses]],
      () => `N times the mean loss, less the losses of the ${rows.length} rows alone,`,
    ];
  }
  const times = quantity === 'cross_entropy_grad' ? rows.length : 1;
  const relations = Array.from(whole!.answer, (_, n) => [
    { of: whole!, from: n, count: 1, times },
    { of: rows[Math.floor(n / classes)]!, from: n % classes, count: 1, times: -1 },
  ]);
  return [
    relations,
    (n) => `${quantity}: element ${n}, times ${times}, less that of row ${Math.floor(n / classes)} alone,`,
  ];
}
