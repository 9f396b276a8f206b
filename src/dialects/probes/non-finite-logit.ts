import { QUANTITIES } from '../../contract/quantity.ts';
import { each, type Look, nan, numbers, refused } from '../look.ts';
import { probe } from '../probe.ts';
import { labelled } from '../problems.ts';

/** A loss may be +inf as well: nobody goes on with that. */
const spoilt: Look = each({
  softmax: nan,
  log_softmax: nan,
  cross_entropy: numbers(([loss]) => Number.isNaN(loss) || loss === Number.POSITIVE_INFINITY),
  cross_entropy_grad: nan,
});

export const nanLogit = probe({
  situation: 'nan-logit',
  why: 'Names a maximum or an exponential that drops NaN, so that a broken model looks like a sure one.',
  judges: QUANTITIES,
  problem: (draw) => labelled(draw, [[1, Number.NaN, 3]], [0]),
  looks: { nan: spoilt, refused },
});

export const infiniteLogit = probe({
  situation: 'infinite-logit',
  why: 'Names a guard that takes +inf for a class that is certain; it is an overflow further up.',
  judges: QUANTITIES,
  problem: (draw) => labelled(draw, [[1, Number.POSITIVE_INFINITY, 3]], [0]),
  looks: { nan: spoilt, refused },
});
