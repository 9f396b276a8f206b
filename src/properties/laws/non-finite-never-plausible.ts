import { isSpoilt } from '../../accuracy/spoilt.ts';
import { QUANTITIES, type Quantity } from '../../contract/quantity.ts';
import { show } from '../../numeric/text.ts';
import { batchOf, classesOf, problemOf, withLogits } from '../arbitraries/batch.ts';
import { LAW_SIZES } from '../arbitraries/shapes.ts';
import { define } from '../define.ts';
import { must, read } from '../reading.ts';

export const nonFiniteNeverPlausible = define({
  id: 'non-finite-never-plausible',
  kind: 'must',
  title: 'NaN and +infinity never become a distribution, a finite loss or a finite gradient.',
  why: 'Names a maximum that loses NaN, and guards that turn a broken model into a confident one.',
  requirements: ['SCE-NONFINITE'],
  judges: QUANTITIES,
  mayRefuse: true,
  draws: { quick: 30, standard: 100, exhaustive: 1000 },
  inputs: async (draw) => {
    const [{ default: fc }, { batches }] = await Promise.all([
      import('fast-check'),
      import('../arbitraries/batches.ts'),
    ]);
    return fc.record({
      batch: batches(draw.dtype, { ladder: LAW_SIZES, masks: true }),
      place: fc.nat(),
      poison: fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY),
    });
  },
  trial: ({ batch, place, poison }) => {
    const classes = classesOf(batch);
    const poisoned = place % (batch.rows.length * classes);
    const at = { row: Math.floor(poisoned / classes), class: poisoned % classes };
    const spoilt = withLogits(batch, (row, i) =>
      i === at.row ? row.logits.with(at.class, poison) : row.logits,
    );
    return {
      questions: [{ problem: problemOf(spoilt), quantities: QUANTITIES }],
      judge: (replies) =>
        read(replies, QUANTITIES, ([answer], quantity) => {
          const all = answer as Float64Array;
          const own =
            quantity === 'cross_entropy' ? all : all.slice(at.row * classes, (at.row + 1) * classes);
          if (isHarmless(own, quantity)) return must(1, undefined);
          const input = `logit ${at.class} of row ${at.row} is ${show(poison)}`;
          return must(1, `${input}, yet ${quantity} is ${Array.from(own, show).join(', ')}`);
        }),
    };
  },
  drawnFrom: ([problem]) => {
    const { values } = problem.logits;
    const place = values.findIndex((x) => !(x < Number.POSITIVE_INFINITY));
    const batch = batchOf(problem);
    return batch && place >= 0 ? { batch, place, poison: values[place]! } : undefined;
  },
});

/** Whether nobody can go on with these numbers unawares. A loss may be +infinity as well as NaN. */
function isHarmless(values: Float64Array, quantity: Quantity): boolean {
  return (
    isSpoilt(quantity, values) || (quantity === 'cross_entropy' && values[0] === Number.POSITIVE_INFINITY)
  );
}
