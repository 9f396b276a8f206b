import { type Held, LEVELS, type Level } from '../contract/level.ts';
import { entry, sections, wrapped } from './sections.ts';

const PROMISES: Readonly<Record<Held, string>> = {
  none: 'No level: wrong somewhere, by more than any honest rounding explains.',
  safe: 'What textbook algorithms achieve that add the maximum back: large offsets cost digits.',
  stable: 'What textbook algorithms achieve that subtract the maximum; no offset hurts.',
  accurate: 'At most 4 floats away, whatever N, C, gap or offset: tiny losses keep their digits.',
  faithful: 'One of the two floats around the true value.',
  exact: 'The correctly rounded value.',
};

const ACCEPTS: Readonly<Record<Level, string>> = {
  safe: 'Whatever lies within the bound B for algorithms that compute m + log S: it grows with the size of the logits.',
  stable:
    'Whatever lies within the bound B for algorithms that shift first: any order of summation, online, tiled, by a ' +
    'reciprocal, by exp of log-softmax, by exp2; with exp and log within 1 ulp, and half formats summed in float32.',
  accurate:
    'The two floats around the true value and three more on each side; four if the true value is itself a float. For ' +
    'gradients of dense targets, which cancel without limit, four floats of the larger part.',
  faithful:
    'The float just below the true value and the float just above; where it is a float, that one alone.',
  exact: 'The float nearest to the true value, the even one of two; zeros are alike.',
};

const HELD: readonly Held[] = ['none', ...LEVELS];

/** What `softproof explain` prints of a level, or of none. Undefined where no level is called so. */
export function explainLevel(id: string): string | undefined {
  const level = HELD.find((known) => known === id);
  if (!level) return undefined;
  const all = HELD.flatMap((known) => entry(known, PROMISES[known]));
  return sections(level, PROMISES[level], [
    ['Accepts', level === 'none' ? [] : wrapped(ACCEPTS[level])],
    ['The levels, each of which accepts what the next one does', all],
    ['Derived in', ['spec/accuracy.md, which says what is forgiven, and proves the bounds']],
  ]);
}
