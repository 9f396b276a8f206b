import { DTYPES } from '../../numeric/format.ts';
import type { VectorGroup } from '../group.ts';
import { type Given, mixed, upTo, writing } from '../kit.ts';

const ROWS = 3;

/** Each option, with numbers that can be followed by hand. The targets do not sum to 1. */
const OPTIONS = {
  probabilities: {
    probabilities: [
      [0.5, 0.25, 0.25],
      [0, 1, 0.5],
      [0.125, 0.125, 0.25],
    ],
  },
  weights: { weights: [0.5, 2, 1] },
  smoothing: { labelSmoothing: 0.25 },
  ignored: { labels: [0, -100, 2], ignoreIndex: -100 },
  sum: { reduction: 'sum' },
  upstream: { reduction: 'none', upstream: [1, -2, 0.5] },
  axis: { layout: { shape: [3, 3], axis: 0 } },
} as const satisfies Readonly<Record<string, Partial<Given>>>;

type Name = keyof typeof OPTIONS;

/** What has no meaning together. */
const APART: readonly (readonly [Name, Name])[] = [
  ['probabilities', 'ignored'],
  ['sum', 'upstream'],
];

const FLAGS = {
  probabilities: 'dense-target',
  weights: 'class-weight',
  smoothing: 'smoothing',
  ignored: 'ignored-row',
  sum: 'reduction',
  upstream: 'upstream-gradient',
  axis: 'axis',
} as const satisfies Readonly<Record<Name, string>>;

export const optionPairs: VectorGroup = {
  id: 'option-pairs',
  title: 'Two options together do what each of them says.',
  why: 'Each option is tested alone everywhere; where two meet, one of them is left out, applied twice, or counts rows that the other has taken out.',
  requirements: ['SCE-LOSS-VALUE', 'SCE-GRAD-VALUE', 'SCE-REDUCTION', 'SCE-OPTIONS'],
  dtypes: DTYPES,
  option: 'combined_options',
  fitted: true,
  vectors: (dtype) => {
    const write = writing(dtype);
    const vector = (names: readonly Name[]) => {
      const given = Object.assign({}, ...names.map((name) => OPTIONS[name])) as Partial<Given>;
      const flags = names.map((name) => FLAGS[name]);
      return write(names.join('-'), `Together: ${names.join(', ')}.`, ['options-together', ...flags], {
        logits: upTo(ROWS).map((k) => mixed(3, 5 * k)),
        ...(given.probabilities ? {} : { labels: [0, 1, 2] }),
        ...given,
        quantities: ['cross_entropy', 'cross_entropy_grad'],
      });
    };
    const names = Object.keys(OPTIONS) as Name[];
    const pairs = names.flatMap((a, k) => names.slice(k + 1).map((b) => [a, b] as const));
    const apart = pairs.filter(([a, b]) => !APART.some(([one, other]) => a === one && b === other));
    return [...apart.map(vector), vector(['weights', 'smoothing', 'ignored'])];
  },
};
