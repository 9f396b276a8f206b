import { formatOf } from '../../numeric/format.ts';
import type { VectorGroup } from '../group.ts';
import { same, writing } from '../kit.ts';

export const exactTies: VectorGroup = {
  id: 'exact-ties',
  title: 'A value exactly halfway between two floats goes to the even one.',
  why: 'C equal logits have the rational gradient 1/C - 1 at the label. With one bit more than the format has it is a tie: truncation, or rounding up, is one float off. Only half precision has ties at a size worth printing.',
  requirements: ['SCE-GRAD-VALUE'],
  dtypes: ['float16', 'bfloat16'],
  vectors: (dtype) => {
    const write = writing(dtype);
    const classes = 2 ** (formatOf(dtype).precision + 1);
    return [
      write(
        'label',
        `${classes} equal logits: the label has the gradient -${classes - 1}/${classes}.`,
        ['exact-tie', 'narrow-accumulator'],
        { logits: [same(classes, 0)], labels: [0], quantities: ['cross_entropy_grad'] },
      ),
    ];
  },
};
