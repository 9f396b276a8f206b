import { sameValues } from '../../accuracy/combine.ts';
import type { Quantity } from '../../contract/quantity.ts';
import { batchOf, problemOf } from '../arbitraries/batch.ts';
import { oneHot } from '../arbitraries/dense.ts';
import { LAW_SIZES } from '../arbitraries/shapes.ts';
import { define } from '../define.ts';
import { explained, read } from '../reading.ts';
import { truthOf } from '../truth.ts';

const JUDGED: readonly Quantity[] = ['cross_entropy', 'cross_entropy_grad'];

export const oneHotEqualsIndex = define({
  id: 'one-hot-equals-index',
  kind: 'law',
  title: 'A one-hot target and its label have the same loss and the same gradient.',
  why: 'Names two code paths that disagree, and normalisations that only one of them has.',
  requirements: ['SCE-ONE-HOT'],
  judges: JUDGED,
  option: 'probabilities',
  needs: { targets: ['index', 'probabilities'] },
  draws: { quick: 20, standard: 40, exhaustive: 600 },
  inputs: async (draw) => {
    const { batches } = await import('../arbitraries/batches.ts');
    return batches(draw.dtype, { ladder: LAW_SIZES });
  },
  trial: (batch, draw) => {
    const problems = [problemOf(batch), oneHot(batch)] as const;
    const [index, dense] = problems.map((problem) => truthOf(problem, draw, JUDGED));
    return {
      questions: problems.map((problem) => ({ problem, quantities: JUDGED })),
      judge: (replies) =>
        read(replies, JUDGED, ([first, second], quantity) => {
          const one = { intervals: index!(quantity), answer: first! };
          const other = { intervals: dense!(quantity), answer: second! };
          return explained(sameValues(one, other), `${quantity} of labels against one-hot targets`);
        }),
    };
  },
  drawnFrom: ([problem]) => batchOf(problem),
});
