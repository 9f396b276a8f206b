import { intervals } from '../../accuracy/intervals.ts';
import { judge } from '../../accuracy/judge.ts';
import type { Quantity } from '../../contract/quantity.ts';
import { meant } from '../../model/meant.ts';
import { expected } from '../../oracle/expected.ts';
import { gradientByDifferences } from '../../reference/difference.ts';
import { batchOf, problemOf } from '../arbitraries/batch.ts';
import { SMALL_SIZES } from '../arbitraries/shapes.ts';
import { define } from '../define.ts';
import { once } from '../once.ts';
import { read } from '../reading.ts';

const JUDGED: readonly Quantity[] = ['cross_entropy_grad'];

export const finiteDifferences = define({
  id: 'finite-differences',
  kind: 'law',
  title: 'The gradient is the slope of the loss.',
  why: 'Certifies the gradient without its formula: the reference moves each logit and looks at the loss.',
  requirements: ['SCE-GRAD-DERIVATIVE'],
  judges: JUDGED,
  draws: { quick: 10, standard: 30, exhaustive: 400 },
  inputs: async (draw) => {
    const [{ batches }, { MILD }] = await Promise.all([
      import('../arbitraries/batches.ts'),
      import('../arbitraries/families.ts'),
    ]);
    return batches(draw.dtype, { ladder: SMALL_SIZES, families: MILD });
  },
  trial: (batch, draw) => {
    const problem = problemOf(batch);
    const slopes = once(() => {
      const { cross_entropy_grad: output = draw.dtype } = draw.outputs;
      const slope = gradientByDifferences(problem, output);
      return intervals(
        expected(meant(problem, draw.dialect), { cross_entropy_grad: output }),
        'cross_entropy_grad',
        slope,
      );
    });
    return {
      questions: [{ problem, quantities: JUDGED }],
      judge: (replies) => read(replies, JUDGED, ([answer]) => judge(slopes(), answer!)),
    };
  },
  drawnFrom: ([problem]) => batchOf(problem),
});
