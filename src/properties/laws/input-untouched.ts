import type { Mark, Reading } from '../../contract/check.ts';
import type { Problem } from '../../contract/problem.ts';
import { QUANTITIES, type Quantity } from '../../contract/quantity.ts';
import type { Reply } from '../../contract/question.ts';
import { batchOf, problemOf } from '../arbitraries/batch.ts';
import { combinationOf, combined } from '../arbitraries/combination.ts';
import { LAW_SIZES } from '../arbitraries/shapes.ts';
import { define, type Trial } from '../define.ts';
import { must } from '../reading.ts';

const law = {
  kind: 'must',
  requirements: ['SCE-INPUT-UNTOUCHED'],
  draws: { quick: 10, standard: 40, exhaustive: 400 },
} as const;

export const inputUntouched = define({
  ...law,
  id: 'input-untouched',
  title: 'The input is never written to.',
  why: 'Names work done in place: the caller goes on with logits that are no longer the ones it had.',
  judges: QUANTITIES,
  inputs: async (draw) => {
    const { batches } = await import('../arbitraries/batches.ts');
    return batches(draw.dtype, { ladder: LAW_SIZES, masks: true });
  },
  trial: (batch) => untouched(problemOf(batch), QUANTITIES),
  drawnFrom: ([problem]) => batchOf(problem),
});

const WITH_OPTIONS: readonly Quantity[] = ['cross_entropy', 'cross_entropy_grad'];

export const inputUntouchedWithOptions = define({
  ...law,
  id: 'input-untouched-with-options',
  title: 'No option of a problem is ever written to.',
  why: 'Names targets smoothed, weights normalised or labels replaced where they lie.',
  judges: WITH_OPTIONS,
  option: 'combined_options',
  fitted: true,
  needs: { anyOption: true },
  inputs: async (draw) => {
    const { combinations } = await import('../arbitraries/combinations.ts');
    return combinations({ ...draw, ladder: LAW_SIZES });
  },
  trial: (one) => untouched(combined(one), WITH_OPTIONS),
  drawnFrom: ([problem]) => combinationOf(problem),
});

/** One question a quantity, so that the one that writes is the one accused. */
function untouched(problem: Problem, quantities: readonly Quantity[]): Trial {
  return {
    questions: quantities.map((quantity) => ({ problem, quantities: [quantity] })),
    judge: (replies: readonly Reply[]): Reading => {
      const reading: Partial<Record<Quantity, Mark>> = {};
      for (const [k, quantity] of quantities.entries()) {
        const wrote = replies[k]?.wroteToInput;
        if (wrote !== undefined)
          reading[quantity] = must(1, wrote ? `${quantity} wrote to its input` : undefined);
      }
      return reading;
    },
  };
}
