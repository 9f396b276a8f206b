import { type Judged, nonNegative } from '../../accuracy/combine.ts';
import type { Quantity } from '../../contract/quantity.ts';
import { type Batch, batchOf, classesOf, problemOf } from '../arbitraries/batch.ts';
import { LAW_SIZES } from '../arbitraries/shapes.ts';
import { define } from '../define.ts';
import { must, read } from '../reading.ts';
import { truthOf } from '../truth.ts';

const JUDGED: readonly Quantity[] = ['softmax', 'log_softmax'];

export const orderPreserved = define({
  id: 'order-preserved',
  kind: 'law',
  title: 'A class with a larger logit is not less likely, and equal logits are equally likely.',
  why: 'Names an exponential that is not monotone, ties broken by place, and signs lost on the way.',
  requirements: ['SCE-ORDER'],
  judges: JUDGED,
  draws: { quick: 60, standard: 200, exhaustive: 2000 },
  inputs: async (draw) => {
    const { batches } = await import('../arbitraries/batches.ts');
    return batches(draw.dtype, { ladder: LAW_SIZES, masks: true });
  },
  trial: (batch, draw) => {
    const problem = problemOf(batch);
    const truth = truthOf(problem, draw, JUDGED);
    const pairs = orderedPairs(batch);
    return {
      questions: [{ problem, quantities: JUDGED }],
      judge: (replies) =>
        read(replies, JUDGED, ([answer], quantity) => {
          const wrong = pairs.filter(([larger, smaller]) => !(answer![larger]! >= answer![smaller]!));
          if (wrong.length === 0) return must(pairs.length, undefined);
          // The reference is asked only where there is something to forgive: as much as the level allows both values.
          const of: Judged = { intervals: truth(quantity), answer: answer! };
          const relations = wrong.map(([larger, smaller]) => [
            { of, from: larger, count: 1, times: 1 },
            { of, from: smaller, count: 1, times: -1 },
          ]);
          const mark = nonNegative(
            relations,
            (k) => `${quantity}: element ${wrong[k]!.join(' less element ')}`,
          );
          return { ...mark, compared: mark.compared + pairs.length - wrong.length };
        }),
    };
  },
  drawnFrom: ([problem]) => batchOf(problem),
});

/** Elements of the answer that are neighbours by their logits, the larger (or equal) one first. */
function orderedPairs(batch: Batch): readonly (readonly [number, number])[] {
  return batch.rows.flatMap(({ logits }, i) => {
    const places = logits.map((_, j) => j).sort((a, b) => descending(logits[a]!, logits[b]!));
    const element = (place: number) => i * classesOf(batch) + place;
    return places.slice(1).flatMap((smaller, k) => {
      const pair = [element(places[k]!), element(smaller)] as const;
      return logits[places[k]!] === logits[smaller] ? [pair, [pair[1], pair[0]] as const] : [pair];
    });
  });
}

/** Not a - b: that is NaN for two masked classes. */
function descending(a: number, b: number): number {
  if (a === b) return 0;
  return a > b ? -1 : 1;
}
