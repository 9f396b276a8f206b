import { formatOf, largestFinite } from '../../numeric/format.ts';
import type { VectorGroup } from '../group.ts';
import { mixed, upTo, VALUES, WIDE, writing } from '../kit.ts';

const OUT = Number.NEGATIVE_INFINITY;

export const masks: VectorGroup = {
  id: 'masks',
  title: 'A class with the logit -inf is as good as absent.',
  why: 'Masked attention and padded vocabularies put -inf beside ordinary logits; -inf less -inf is NaN wherever a partial maximum has seen nothing else.',
  requirements: [...VALUES, 'SCE-MASK'],
  dtypes: WIDE,
  vectors: (dtype) => {
    const write = writing(dtype);
    const flags = ['negative-infinity', 'zero-times-infinity'] as const;
    return [
      write('first', 'The first class of three is masked.', flags, { logits: [[OUT, 1, 2]], labels: [1] }),
      write('middle', 'The class in the middle is masked.', flags, { logits: [[1, OUT, 2]], labels: [0] }),
      write('last', 'The last class is masked.', flags, { logits: [[1, 2, OUT]], labels: [1] }),
      write('all-but-first', 'Only the first class is left: P is 1, the loss 0.', flags, {
        logits: [[-3, OUT, OUT, OUT]],
        labels: [0],
      }),
      write('all-but-last', 'Only the last class is left.', flags, {
        logits: [[OUT, OUT, OUT, 700]],
        labels: [3],
      }),
      write('two-left', 'Two equal classes are left of five: probabilities 1/2.', flags, {
        logits: [[OUT, 4, OUT, 4, OUT]],
        labels: [1],
      }),
      write('very-negative', 'The classes left are very negative themselves.', [...flags, 'max-seed'], {
        logits: [[OUT, -20000, -20000]],
        labels: [2],
      }),
      write('very-large', 'The classes left are far apart and large.', [...flags, 'exp-overflow'], {
        logits: [[OUT, 20000, 100]],
        labels: [2],
      }),
      write('causal', 'A causal mask: row k sees the first k + 1 classes.', flags, {
        logits: upTo(5).map((k) => mixed(5, 9 * k).map((x, j) => (j <= k ? x : OUT))),
        labels: [0, 0, 1, 3, 4],
      }),
      write(
        'beside-the-lowest-logit',
        'The class left has the lowest finite logit: whoever takes that for -inf cannot tell them apart.',
        flags,
        { logits: [[OUT, -largestFinite(formatOf(dtype))]], labels: [1] },
      ),
      write('mixed-rows', 'A row with a mask between rows without.', [...flags, 'max-scope'], {
        logits: [
          [1, 2, 3],
          [OUT, 2, OUT],
          [3, 2, 1],
        ],
        labels: [0, 1, 2],
      }),
      write('padded-vocabulary', 'Seventeen classes padded to 24.', [...flags, 'vector-tail'], {
        logits: [[...mixed(17), ...Array<number>(7).fill(OUT)]],
        labels: [16],
      }),
    ];
  },
};
