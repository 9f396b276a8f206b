import type { Worst } from '../contract/check.ts';
import type { Quantity } from '../contract/quantity.ts';
import type { Counterexample, Finding, Report, Result } from '../contract/report.ts';
import type { SizeLimits } from '../contract/subject.ts';
import { toHex } from '../numeric/bits.ts';
import { type Dtype, formatOf, represents } from '../numeric/format.ts';
import { show } from '../numeric/text.ts';
import { layOut } from '../vectors/layout.ts';
import { at } from '../verdict/cells.ts';
import { reasonOf, unaskedOf } from './grouped.ts';
import { measuresJson } from './measures-json.ts';
import { questionJson, replyJson } from './question-json.ts';

/**
 * The report as JSON text, as `spec/schemas/report.schema.json` has it. `result` is the same, byte for byte, for the
 * same subject, seed, effort and version; all that changes from run to run stands under `circumstances`.
 */
export function json({ result, circumstances }: Report): string {
  return `${layOut({ result: resultJson(result), circumstances })}\n`;
}

function resultJson(result: Result): object {
  const { suite, seed, effort, asked, subject, claimed, verdict, summary, levels, options, audit } = result;
  return {
    suite,
    seed,
    effort,
    asked,
    subject,
    verdict,
    summary,
    levels,
    options,
    claimed,
    not_claimed: result.notClaimed,
    reproducible: result.reproducible,
    audit,
    ...(result.only && { only: result.only }),
    ...(Object.keys(result.limits).length > 0 && { limits: limitsJson(result.limits) }),
    outdated_known_failures: result.outdated,
    findings: result.findings.map((finding) => findingJson(finding, outputs(result, finding.dtype))),
  };
}

function limitsJson({ elements, leastClasses }: SizeLimits): object {
  return {
    ...(elements !== undefined && { elements }),
    ...(leastClasses !== undefined && { least_classes: leastClasses }),
  };
}

/** The dtype in which the subject answers each quantity at one dtype of the logits. */
function outputs({ claimed }: Result, dtype: Dtype): (quantity: Quantity) => Dtype {
  return (quantity) => claimed.find(at({ quantity, dtype }))?.output ?? dtype;
}

function findingJson(finding: Finding, output: (quantity: Quantity) => Dtype): object {
  const { measures, worst, counterexample, ...plain } = finding;
  const dtype = output(finding.quantity);
  const reason = reasonOf(finding);
  return {
    ...plain,
    ...(reason !== undefined && { reason: `${reason}${unaskedOf([finding])}` }),
    ...(measures && { measures: measuresJson(measures) }),
    ...(worst && {
      worst: {
        case: worst.case,
        index: worst.index,
        ...worstJson(worst, dtype),
        asked: questionJson(worst.problem),
      },
    }),
    ...(counterexample && { counterexample: counterexampleJson(counterexample, dtype, output) }),
  };
}

function worstJson({ ulp, question, element, answer, correct }: Worst, dtype: Dtype): object {
  // JSON has no infinity, and a NaN for an answer is infinitely far away.
  const error = Number.isFinite(ulp) ? ulp : 'inf';
  return {
    ulp: error,
    question,
    element,
    answer: numberJson(answer, dtype),
    correct: numberJson(correct, dtype),
  };
}

/** One float in its dtype; in float64 where it is none of the dtype, as a sum of answers may be. */
function numberJson(value: number, dtype: Dtype): object {
  const format = represents(value, formatOf(dtype)) ? dtype : 'float64';
  return { dtype: format, bits: toHex(value, formatOf(format)), decimal: show(value) };
}

function counterexampleJson(
  { case: id, index, complaint, element, questions, replies }: Counterexample,
  dtype: Dtype,
  output: (quantity: Quantity) => Dtype,
): object {
  return {
    case: id,
    index,
    complaint,
    ...(element && { element: worstJson(element, dtype) }),
    questions: questions.map(questionJson),
    replies: replies.map((reply, k) => replyJson(questions[k]!, reply, output)),
  };
}
