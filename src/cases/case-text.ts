import * as v from 'valibot';
import { LEVELS } from '../contract/level.ts';
import { REDUCTIONS } from '../contract/problem.ts';
import { QUANTITIES } from '../contract/quantity.ts';
import { misspelt } from '../subjects/misspelt.ts';
import { Dtype, TensorText } from '../subjects/tensor-text.ts';

/** The form of a case: written by people, or out of a report. */

export type Nested = number | 'inf' | '-inf' | 'nan' | readonly Nested[];

/** JSON has no infinity and no NaN: words stand for them. */
const Numbers: v.GenericSchema<Nested> = v.lazy(() =>
  v.union(
    [v.number(), v.picklist(['inf', '-inf', 'nan']), v.array(Numbers)],
    'these are no numbers; write 0, -1.5, 6e2, "inf", "-inf" or "nan"',
  ),
);

export type TensorOf = TensorText | readonly Nested[];

const Tensor: v.GenericSchema<TensorOf> = v.union(
  [TensorText, v.array(Numbers)],
  'this is no tensor: lists of numbers, or bits as in reports',
);

const Whole = v.pipe(v.number(), v.integer());

export const ProblemText = v.strictObject(
  {
    logits: Tensor,
    dtype: v.optional(Dtype),
    labels: v.optional(v.array(Whole)),
    probabilities: v.optional(Tensor),
    reduction: v.optional(v.picklist(REDUCTIONS)),
    weights: v.optional(Tensor),
    label_smoothing: v.optional(v.number()),
    ignore_index: v.optional(Whole),
    upstream: v.optional(Tensor),
    axis: v.optional(v.pipe(Whole, v.minValue(0))),
  },
  misspelt('there is no such field'),
);
export type ProblemText = v.InferOutput<typeof ProblemText>;

export const QuestionText = v.object({
  quantities: v.optional(v.array(v.picklist(QUANTITIES))),
  problem: ProblemText,
});
export type QuestionText = v.InferOutput<typeof QuestionText>;

const Asked = v.object({ questions: v.pipe(v.array(QuestionText), v.minLength(1, 'there is none')) });

const About = {
  check: v.optional(v.string()),
  quantity: v.optional(v.picklist(QUANTITIES)),
  level: v.optional(v.picklist(LEVELS)),
  status: v.optional(v.string()),
};

/** A case by itself; whatever stands beside it is of no interest. */
export const CaseText = v.object({ ...About, ...Asked.entries });

/** A finding of a report. Its level is the one that it held at. */
export const FindingText = v.object({
  ...About,
  level: v.optional(v.unknown()),
  counterexample: Asked,
});

/** What a level is asked of, where it is another than of all else. */
export const ExceptionText = v.object({
  quantity: v.picklist(QUANTITIES),
  dtype: v.exactOptional(Dtype),
  level: v.picklist(LEVELS),
});

/** A report, of which the findings that have a counterexample are cases. */
export const ReportText = v.object({
  result: v.object({
    subject: v.exactOptional(v.object({ name: v.string() })),
    asked: v.picklist(LEVELS),
    asked_of: v.exactOptional(v.array(ExceptionText)),
    findings: v.array(v.looseObject({})),
  }),
});
