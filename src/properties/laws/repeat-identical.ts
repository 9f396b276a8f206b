import { QUANTITIES } from '../../contract/quantity.ts';
import { formatOf } from '../../numeric/format.ts';
import { show } from '../../numeric/text.ts';
import { batchOf, problemOf, withLogits } from '../arbitraries/batch.ts';
import { settle } from '../arbitraries/settle.ts';
import { SMALL_SIZES } from '../arbitraries/shapes.ts';
import { define } from '../define.ts';
import { must, read } from '../reading.ts';

export const repeatIdentical = define({
  id: 'repeat-identical',
  kind: 'must',
  title: 'The same question has the same answer, whatever was asked in between.',
  why: 'Names state kept from call to call (a running maximum, a buffer not cleared), races, and random sums.',
  requirements: ['SCE-REPEATABLE'],
  judges: QUANTITIES,
  needs: { sameBits: true },
  draws: { quick: 10, standard: 40, exhaustive: 400 },
  inputs: async (draw) => {
    const { batches } = await import('../arbitraries/batches.ts');
    return batches(draw.dtype, { ladder: SMALL_SIZES });
  },
  trial: (batch, draw) => {
    // In between: the same shape on a higher level, so that whatever is left over from it shows.
    const higher = (x: number) => settle(x / 2 + 40, formatOf(draw.dtype));
    const other = withLogits(batch, (row) => row.logits.map(higher));
    const questions = [batch, other, batch].map((asked) => ({
      problem: problemOf(asked),
      quantities: QUANTITIES,
    }));
    return {
      questions,
      judge: (replies) =>
        read(replies, QUANTITIES, ([first, , second], quantity) => {
          const [a, b] = [first as Float64Array, second as Float64Array];
          const place = a.findIndex(
            (value, k) => value !== b[k] && !(Number.isNaN(value) && Number.isNaN(b[k])),
          );
          if (place < 0) return must(a.length, undefined);
          const values = `${show(a[place] as number)}, then ${show(b[place] as number)}`;
          return must(a.length, `element ${place} of ${quantity} is ${values}, for the same question`);
        }),
    };
  },
  drawnFrom: ([problem]) => batchOf(problem),
});
