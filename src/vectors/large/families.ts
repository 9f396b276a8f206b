import type { Dtype } from '../../numeric/format.ts';
import { powerOfTwo } from '../../numeric/words.ts';
import type { Facts } from '../bundle.ts';
import type { Flag } from '../flags.ts';
import { VALUES } from '../kit.ts';
import type { Words } from './words.ts';

/** A kind of large problem. What its logits are is written down exactly in spec/large-vectors.md. */
export interface Family {
  readonly facts: Facts;
  /** What the rows look like, as the beginning of a sentence. */
  readonly situation: string;
  readonly flags: readonly Flag[];
  readonly dtypes: readonly Dtype[];
  /** Fills one row with logits of the dtype. */
  fill(row: Float64Array, label: number, words: Words, dtype: Dtype): void;
}

const ALL: readonly Dtype[] = ['float64', 'float32', 'float16', 'bfloat16'];

/** Bits behind those of the bell's steps, as many as the dtype has room for. */
const FINE: Readonly<Record<Dtype, number>> = { float64: 32, float32: 14, float16: 1, bfloat16: -1 };

/** The same where 2^14 is added. */
const FINE_BESIDE_OFFSET: Readonly<Partial<Record<Dtype, number>>> = { float64: 32, float32: 3 };
const OFFSET = 16384;

/** How far all others lie below the label: e^-this is less than half a place of 1. */
const LEAD: Readonly<Record<Dtype, number>> = { float64: 37, float32: 17, float16: 8, bfloat16: 6 };

/** A number in (-8, 8), bell-shaped: the sum of four bytes, and bits behind it. */
function bell(words: Words, fine: number): number {
  const bytes = words.next();
  const behind = words.next();
  const sum = (bytes >>> 24) + ((bytes >>> 16) & 255) + ((bytes >>> 8) & 255) + (bytes & 255) - 510;
  const n = Math.floor((sum * powerOfTwo(32) + behind) * powerOfTwo(fine - 32));
  return n * powerOfTwo(-6 - fine);
}

export const families: readonly Family[] = [
  {
    facts: {
      id: 'large-bell',
      title: 'Rows as wide as a vocabulary have the right probabilities, losses and gradients.',
      why: 'A hundred thousand terms are summed: in a narrow format the sum stops growing, and indices overflow.',
      requirements: VALUES,
    },
    situation: 'Logits in a bell around 0',
    flags: ['narrow-accumulator'],
    dtypes: ALL,
    fill: (row, _, words, dtype) => {
      for (let j = 0; j < row.length; j++) row[j] = bell(words, FINE[dtype]);
    },
  },
  {
    facts: {
      id: 'large-flat',
      title: 'C equal logits have probabilities 1/C, however many there are.',
      why: 'The sum of exponentials is C: kept in half precision it stops at 2048 or 256, and P is far too large.',
      requirements: VALUES,
    },
    situation: 'Equal logits in each row',
    flags: ['narrow-accumulator'],
    dtypes: ALL,
    fill: (row, _, words, dtype) => {
      row.fill(bell(words, FINE[dtype]));
    },
  },
  {
    facts: {
      id: 'large-winner',
      title: 'Very many small terms count beside a large one.',
      why: 'Each of them is below the last place of the label, together they are not: the loss is their sum alone.',
      requirements: VALUES,
    },
    situation: 'The label leads each row by far',
    flags: ['swamped-terms', 'tiny-loss', 'saturated-gradient'],
    dtypes: ALL,
    fill: (row, label, words, dtype) => {
      for (let j = 0; j < row.length; j++) row[j] = -LEAD[dtype] - (words.next() >>> 30) / 8;
      row[label] = 0;
    },
  },
  {
    facts: {
      id: 'large-offset',
      title: 'A common offset changes nothing in long rows either.',
      why: 'Where the normaliser is added to the maximum, the offset takes its digits.',
      requirements: [...VALUES, 'SCE-SHIFT'],
    },
    situation: 'Logits in a bell around 16384',
    flags: ['lse-cancellation'],
    dtypes: ['float64', 'float32'],
    fill: (row, _, words, dtype) => {
      const fine = FINE_BESIDE_OFFSET[dtype] ?? 0;
      for (let j = 0; j < row.length; j++) row[j] = OFFSET + bell(words, fine);
    },
  },
  {
    facts: {
      id: 'large-masked',
      title: 'Masked classes are as good as absent in long rows too.',
      why: 'Blocks of a row that are masked throughout meet in a reduction as -inf minus -inf.',
      requirements: VALUES,
    },
    situation: 'About half of the classes are masked',
    flags: ['negative-infinity'],
    dtypes: ALL,
    fill: (row, label, words, dtype) => {
      for (let j = 0; j < row.length; j++) {
        const x = bell(words, FINE[dtype]);
        const masked = words.next() >>> 31 === 1;
        row[j] = masked && j !== label ? Number.NEGATIVE_INFINITY : x;
      }
    },
  },
];
