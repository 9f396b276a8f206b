import { formatOf, smallestNormal } from '../../numeric/format.ts';
import { nearest } from '../../numeric/nearest.ts';
import { numbers } from '../look.ts';
import { probe } from '../probe.ts';
import { labelled } from '../problems.ts';

/** The second class of two, whose probability and gradient are an eighth of the smallest normal number. */
const keeps = numbers(([, small], { output }) => small! > 0 && small! < smallestNormal(formatOf(output)));

export const subnormals = probe({
  situation: 'subnormals',
  why: 'Machines that flush lose what others keep, and every tolerance near zero hangs on it.',
  judges: ['softmax', 'cross_entropy_grad'],
  problem: (draw, quantity) => {
    const { minExponent } = formatOf(draw.outputs[quantity] ?? draw.dtype);
    const gap = nearest((minExponent - 3) * Math.LN2, formatOf(draw.dtype));
    return labelled(draw, [[0, gap]], [0]);
  },
  looks: {
    kept: keeps,
    flushed: numbers(([, small]) => small === 0),
  },
  covers: { flushed: 'kept' },
});
