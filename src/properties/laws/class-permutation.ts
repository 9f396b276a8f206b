import { sameValues } from '../../accuracy/combine.ts';
import { QUANTITIES } from '../../contract/quantity.ts';
import { batchOf, problemOf } from '../arbitraries/batch.ts';
import { permutationBetween } from '../arbitraries/permutation.ts';
import { LAW_SIZES } from '../arbitraries/shapes.ts';
import { define } from '../define.ts';
import { explained, read } from '../reading.ts';
import { truthOf } from '../truth.ts';

export const classPermutation = define({
  id: 'class-permutation',
  kind: 'law',
  title: 'Reordering the classes reorders the answers, and leaves the loss as it is.',
  why: 'Names what depends on the place of a class: the first as the maximum, the last one forgotten, a partly filled block.',
  requirements: ['SCE-PERMUTATION'],
  judges: QUANTITIES,
  draws: { quick: 30, standard: 60, exhaustive: 1500 },
  inputs: async (draw) => {
    const { permutations } = await import('../arbitraries/permutations.ts');
    return permutations(draw.dtype, LAW_SIZES);
  },
  trial: ({ batch, permuted, order }, draw) => {
    const problems = [problemOf(batch), problemOf(permuted)] as const;
    const [before, after] = problems.map((problem) => truthOf(problem, draw, QUANTITIES));
    const origin = (n: number) => n - (n % order.length) + order[n % order.length]!;
    return {
      questions: problems.map((problem) => ({ problem, quantities: QUANTITIES })),
      judge: (replies) =>
        read(replies, QUANTITIES, ([first, second], quantity) => {
          const one = { intervals: before!(quantity), answer: first! };
          const other = { intervals: after!(quantity), answer: second! };
          const mark = sameValues(other, one, quantity === 'cross_entropy' ? undefined : origin);
          return explained(mark, `${quantity} with the classes in the order ${inWords(order)}`);
        }),
    };
  },
  drawnFrom: ([first, second]) => {
    const [batch, permuted] = [batchOf(first), second && batchOf(second)];
    return batch && permuted && permutationBetween(batch, permuted);
  },
});

/** The first few classes are enough of an order to be read. */
function inWords(order: readonly number[]): string {
  return order.length > 9 ? `${order.slice(0, 8).join(', ')}, ...` : order.join(', ');
}
