import * as v from 'valibot';
import { ExceptionText } from '../cases/case-text.ts';
import { SHARD } from '../cases/read-cases.ts';
import type { Bar } from '../contract/bar.ts';
import { EFFORTS } from '../contract/check.ts';
import { UsageError } from '../contract/errors.ts';
import { LEVELS } from '../contract/level.ts';
import { QUANTITIES } from '../contract/quantity.ts';
import type { Report } from '../contract/report.ts';
import { DTYPES } from '../numeric/format.ts';
import { quote } from '../subjects/quote.ts';
import { valid } from '../subjects/valid.ts';
import { json } from './json.ts';
import { MeasuresText, readMeasures } from './measures-text.ts';
import { printableJson } from './printable-json.ts';

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Quantity = v.picklist(QUANTITIES);
const Dtype = v.picklist(DTYPES);
const Held = v.picklist(['none', ...LEVELS]);
const Float = v.object({ dtype: Dtype, bits: v.string(), decimal: v.string() });
const Tensor = v.looseObject({
  dtype: Dtype,
  shape: v.array(Count),
  decimals: v.optional(v.array(v.string())),
});

const Levels = v.record(Quantity, v.record(Dtype, v.picklist([...LEVELS, 'none', 'unknown'])));

const SavedQuestion = v.looseObject({
  quantities: v.array(Quantity),
  problem: v.looseObject({
    logits: Tensor,
    labels: v.optional(v.array(v.number())),
    probabilities: v.optional(Tensor),
    reduction: v.string(),
    weights: v.optional(Tensor),
    label_smoothing: v.optional(v.number()),
    ignore_index: v.optional(v.number()),
    upstream: v.optional(Tensor),
    axis: v.optional(Count),
  }),
});
export type SavedQuestion = v.InferOutput<typeof SavedQuestion>;

/** A true value, as contract/digits.ts has it. */
const DIGITS = /^-?(inf|\d(\.\d+)?(e-?\d+)?)$/;

const Worst = {
  ulp: v.union([v.pipe(v.number(), v.minValue(0)), v.literal('inf')]),
  question: Count,
  element: Count,
  answer: Float,
  correct: Float,
  digits: v.optional(v.pipe(v.string(), v.regex(DIGITS))),
  rest: v.optional(v.picklist([-1, 0, 1])),
};
const SavedElement = v.object(Worst);
export type SavedElement = v.InferOutput<typeof SavedElement>;

const SavedReply = v.looseObject({
  answers: v.record(
    Quantity,
    v.looseObject({
      value: v.optional(Tensor),
      refused: v.optional(v.string()),
      unsupported: v.optional(v.string()),
      broken: v.optional(v.string()),
      reason: v.optional(v.string()),
    }),
  ),
});
export type SavedReply = v.InferOutput<typeof SavedReply>;

const SavedExample = v.looseObject({
  case: v.string(),
  index: Count,
  complaint: v.string(),
  element: v.optional(SavedElement),
  questions: v.array(SavedQuestion),
  replies: v.array(SavedReply),
});
export type SavedExample = v.InferOutput<typeof SavedExample>;

const SavedFinding = v.object({
  check: v.string(),
  kind: v.string(),
  title: v.string(),
  why: v.string(),
  requirements: v.array(v.string()),
  quantity: Quantity,
  dtype: Dtype,
  option: v.optional(v.string()),
  dialect: v.optional(
    v.object({ situation: v.string(), declared: v.optional(v.string()), found: v.optional(v.string()) }),
  ),
  status: v.picklist(['pass', 'fail', 'skip', 'broken', 'known']),
  level: v.optional(Held),
  reason: v.optional(v.string()),
  cause: v.optional(v.string()),
  known: v.optional(v.object({ reason: v.string(), beyond: v.optional(v.string()) })),
  cases: Count,
  compared: Count,
  excluded: Count,
  measures: v.optional(v.pipe(MeasuresText, v.transform(readMeasures))),
  worst: v.optional(v.object({ ...Worst, case: v.string(), asked: SavedQuestion })),
  counterexample: v.optional(SavedExample),
});
export type SavedFinding = v.InferOutput<typeof SavedFinding>;

const SavedReport = v.object({
  result: v.object({
    suite: v.string(),
    seed: Count,
    effort: v.picklist(EFFORTS),
    asked: v.picklist(LEVELS),
    asked_of: v.optional(v.array(ExceptionText), []),
    subject: v.object({ name: v.string(), version: v.optional(v.string()) }),
    verdict: v.picklist(['conforms', 'conforms-except', 'does-not-conform', 'no-verdict']),
    summary: v.string(),
    levels: Levels,
    options: v.record(v.string(), Levels),
    claimed: v.array(v.object({ quantity: Quantity, dtype: Dtype, output: Dtype })),
    not_claimed: v.array(v.string()),
    reproducible: v.boolean(),
    audit: v.object({ audited: Count, differing: Count }),
    only: v.optional(v.array(v.string())),
    outdated_known_failures: v.array(
      v.object({
        check: v.string(),
        quantity: Quantity,
        dtype: Dtype,
        option: v.optional(v.string()),
        why: v.string(),
      }),
    ),
    findings: v.array(SavedFinding),
  }),
  circumstances: v.object({
    started: v.optional(v.string()),
    seconds: v.optional(v.number()),
    node: v.optional(v.string()),
    platform: v.optional(v.string()),
  }),
});

/** A JSON report, as far as pages and comparisons draw on it. Fields that it has besides are left alone. */
export type SavedReport = v.InferOutput<typeof SavedReport>;
export type SavedResult = SavedReport['result'];

/** What was asked. */
export function savedBar({ asked, asked_of }: SavedResult): Bar {
  return { level: asked, except: asked_of };
}

/**
 * Reads a JSON report.
 * @param path  what to call it in messages
 * @throws UsageError in one line, naming the field, if it is none
 */
export function readReport(path: string, text: string): SavedReport {
  try {
    const value = printableJson(text);
    if (typeof value === 'object' && value !== null && 'shard' in value)
      throw new UsageError(`${path}: ${SHARD}`);
    return valid(SavedReport, value);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const reason = error instanceof Error ? quote(error.message) : String(error);
    throw new UsageError(
      `${path}: is no report (${reason}); write one with softproof certify --report json=PATH`,
    );
  }
}

/** The same of a report that was not written yet: a page is drawn from what its JSON says. */
export function saved(report: Report): SavedReport {
  return valid(SavedReport, JSON.parse(json(report)));
}
