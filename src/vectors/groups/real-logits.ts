import type { VectorGroup } from '../group.ts';
import { EARLY_LOGITS, IRIS_LABELS, LATE_LOGITS } from '../iris-logits.ts';
import { VALUES, WIDE, writing } from '../kit.ts';

/** Flowers by their place among those kept: a plain one, and one that the classifier gets wrong. */
const PLAIN = 0;
const MISTAKEN = 10;

export const realLogits: VectorGroup = {
  id: 'real-logits',
  title: 'Logits of a trained classifier have the right losses and gradients.',
  why: 'Invented problems have the sizes that their inventors think of. These logits are those of a softmax regression on 30 iris flowers, early in training and later (conformance/scripts/iris-logits.mjs).',
  requirements: VALUES,
  dtypes: WIDE,
  vectors: (dtype) => {
    const write = writing(dtype);
    const flags = ['real-data'] as const;
    const one = (logits: typeof LATE_LOGITS, flower: number) => ({
      logits: logits.slice(flower, flower + 1),
      labels: IRIS_LABELS.slice(flower, flower + 1),
    });
    return [
      write('early-batch', 'Thirty flowers, the classifier hardly trained.', flags, {
        logits: EARLY_LOGITS,
        labels: IRIS_LABELS,
      }),
      write('late-batch', 'The same flowers, the classifier trained.', flags, {
        logits: LATE_LOGITS,
        labels: IRIS_LABELS,
      }),
      write(
        'plain-flower',
        'A flower that the trained classifier knows for a setosa.',
        flags,
        one(LATE_LOGITS, PLAIN),
      ),
      write(
        'mistaken-flower',
        'A versicolor that the trained classifier takes for a virginica.',
        flags,
        one(LATE_LOGITS, MISTAKEN),
      ),
    ];
  },
};
