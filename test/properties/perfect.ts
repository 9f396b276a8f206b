import { UsageError } from '../../src/contract/errors.ts';
import type { Problem } from '../../src/contract/problem.ts';
import { QUANTITIES, type Quantity } from '../../src/contract/quantity.ts';
import type { Answer, Question, Reply } from '../../src/contract/question.ts';
import type { Claims, Subject } from '../../src/contract/subject.ts';
import type { Dtype } from '../../src/numeric/format.ts';
import { expected } from '../../src/reference/expected.ts';

/** Everything that can be claimed. */
export const ALL: Claims = {
  targets: ['index', 'probabilities'],
  reductions: ['mean', 'sum', 'none'],
  options: ['weights', 'label_smoothing', 'ignore_index', 'upstream', 'axis'],
};

/** A subject that cannot be better: the reference's own answers, correctly rounded. */
export function perfect(dtype: Dtype, output: Dtype = dtype): Subject {
  return {
    identity: { name: 'perfect' },
    capabilities: {
      cells: QUANTITIES.map((quantity) => ({ quantity, dtype, output })),
      ...ALL,
      limits: {},
      dialect: {},
    },
    interactive: false,
    ask: async (questions) => questions.map((question) => reply(question, output)),
    close: async () => {},
  };
}

function reply({ problem, quantities }: Question, output: Dtype): Reply {
  const answer = answers(problem, quantities, output);
  return {
    answers: Object.fromEntries(quantities.map((quantity) => [quantity, answer(quantity)])),
    wroteToInput: false,
  };
}

function answers(problem: Problem, quantities: readonly Quantity[], output: Dtype): (of: Quantity) => Answer {
  try {
    const values = expected(problem, Object.fromEntries(quantities.map((quantity) => [quantity, output])));
    return (quantity) => ({ kind: 'value', values: values.quantities[quantity]!.values });
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return () => ({ kind: 'refused', reason: error.message });
  }
}
