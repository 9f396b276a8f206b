import * as v from 'valibot';
import { LEVELS } from '../contract/level.ts';
import { QUANTITIES } from '../contract/quantity.ts';
import { DTYPES } from '../numeric/format.ts';
import { Excerpt } from './excerpt.ts';

/** The form of a vector file, as spec/vector-format.md describes it; spec/schemas/vectors.schema.json is made from it. */

export const FORMAT = 'softproof-vectors/1';

const described = <Schema extends v.GenericSchema>(schema: Schema, description: string) =>
  v.pipe(schema, v.description(description));

const Words = v.pipe(v.string(), v.nonEmpty());
const Slug = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/));
const Id = v.pipe(v.string(), v.regex(/^[a-z0-9-]+\/[a-z0-9-]+$/));
const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Whole = v.pipe(v.string(), v.regex(/^(0|-?[1-9][0-9]*)$/));
const Decimal = v.pipe(v.string(), v.regex(/^-?([0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?|inf)$/));

export const TensorRecord = described(
  v.strictObject({
    dtype: v.picklist(DTYPES),
    shape: described(v.array(Count), 'Row-major; [] for a single number.'),
    bits: described(
      v.array(v.pipe(v.string(), v.regex(/^[0-9a-f]+$/))),
      'Normative. One element each: its bit pattern in lower-case hexadecimal digits, most significant first.',
    ),
    decimals: described(
      v.array(Decimal),
      'To be read by people: the shortest decimal whose nearest float64 is the element.',
    ),
  }),
  'An array of floats.',
);

export const ProblemRecord = described(
  v.strictObject({
    logits: TensorRecord,
    labels: v.optional(described(v.array(v.pipe(v.number(), v.integer())), 'One class a row, from 0.')),
    probabilities: v.optional(TensorRecord),
    weights: v.optional(TensorRecord),
    label_smoothing: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
    ignore_index: v.optional(v.pipe(v.number(), v.integer())),
    reduction: v.picklist(['mean', 'sum', 'none']),
    upstream: v.optional(TensorRecord),
    axis: v.optional(described(Count, 'Where logits are more than a matrix: the axis of the classes.')),
  }),
  'Logits of shape [rows, classes], or with an axis of classes, and targets: labels or probabilities.',
);

const Range = v.strictObject({
  lowest: described(
    v.array(Whole),
    'One element each: the smallest acceptable value, counted from the correct one.',
  ),
  highest: described(
    v.array(Whole),
    'One element each: the largest acceptable value, counted from the correct one.',
  ),
});

export const ExpectedRecord = described(
  v.strictObject({
    quantity: v.picklist(QUANTITIES),
    correct: described(TensorRecord, 'The true values, correctly rounded to the dtype of the answer.'),
    digits: described(v.array(Decimal), 'One element each: the true value to 40 significant digits.'),
    rest: described(
      v.array(v.picklist([-1, 0, 1])),
      'One element each: the sign of the true value less its digits; 0 where the digits are the value.',
    ),
    levels: described(
      v.strictObject(v.entriesFromList(LEVELS, Range)),
      'Acceptable values at each level, in floats of the dtype from the correct one, infinity included.',
    ),
  }),
  'What is expected of one quantity, in one dtype of the answer.',
);

export const CaseRecord = v.strictObject({
  id: described(Id, 'group/slug: stable, and the same for the same situation in another dtype.'),
  situation: Words,
  flags: v.array(Slug),
  problem: ProblemRecord,
  expected: v.pipe(v.array(ExpectedRecord), v.minLength(1)),
});

export const NoteRecord = v.strictObject({
  bugType: Words,
  description: Words,
  effect: Words,
  seen: described(
    v.array(v.pipe(v.string(), v.regex(/^[\w.-]+\/[\w.-]+#[0-9]+$/))),
    'Public reports of the same mistake, as owner/name#number.',
  ),
  unseen: v.exactOptional(described(Words, 'Why there are none, where there are none.')),
});

export const VectorFile = v.strictObject({
  format: v.literal(FORMAT),
  license: v.literal('CC0-1.0'),
  group: Slug,
  dtype: described(v.picklist(DTYPES), 'The dtype of the logits.'),
  title: described(Words, 'What is so when all cases pass.'),
  why: described(Words, 'Which mistake the group finds, and where it hides.'),
  requirements: described(
    v.array(v.pipe(v.string(), v.regex(/^SCE(-[A-Z0-9]+)+$/))),
    'Sentences of the spec.',
  ),
  excerpt: v.exactOptional(
    described(Excerpt, 'Where the file has not all cases of the group: what was asked for.'),
  ),
  flags: described(
    v.record(Slug, NoteRecord),
    'What a failing case with this flag says of the implementation.',
  ),
  cases: v.pipe(v.array(CaseRecord), v.minLength(1)),
});

export type TensorRecord = v.InferOutput<typeof TensorRecord>;
export type ProblemRecord = v.InferOutput<typeof ProblemRecord>;
export type ExpectedRecord = v.InferOutput<typeof ExpectedRecord>;
export type CaseRecord = v.InferOutput<typeof CaseRecord>;
export type VectorFile = v.InferOutput<typeof VectorFile>;
