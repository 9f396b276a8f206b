import type { Quantity } from '../contract/quantity.ts';
import type { Counterexample, Finding, Shown } from '../contract/report.ts';
import { toHex } from '../numeric/bits.ts';
import { type Dtype, formatOf, represents } from '../numeric/format.ts';
import { show } from '../numeric/text.ts';
import { questionJson, replyJson } from './question-json.ts';

/** The dtype in which a subject answers each quantity. */
export type Outputs = (quantity: Quantity) => Dtype;

/** The worst error, with the question at which it was made; `dtype` is that of the answers. */
export function worstJson(worst: NonNullable<Finding['worst']>, dtype: Dtype): object {
  return {
    case: worst.case,
    index: worst.index,
    ...elementJson(worst, dtype),
    asked: questionJson(worst.problem),
  };
}

/** A counterexample, from which it can be seen again. */
export function counterexampleJson(
  { case: id, index, complaint, element, questions, replies }: Counterexample,
  dtype: Dtype,
  output: Outputs,
): object {
  return {
    case: id,
    index,
    complaint,
    ...(element && { element: elementJson(element, dtype) }),
    questions: questions.map(questionJson),
    replies: replies.map((reply, k) => replyJson(questions[k]!, reply, output)),
  };
}

function elementJson({ ulp, question, element, answer, correct, digits }: Shown, dtype: Dtype): object {
  // JSON has no infinity, and a NaN for an answer is infinitely far away.
  const error = Number.isFinite(ulp) ? ulp : 'inf';
  return {
    ulp: error,
    question,
    element,
    answer: numberJson(answer, dtype),
    correct: numberJson(correct, dtype),
    ...(digits && { digits: digits.text, rest: digits.rest }),
  };
}

/** One float in its dtype; in float64 where it is none of the dtype, as a sum of answers may be. */
function numberJson(value: number, dtype: Dtype): object {
  const format = represents(value, formatOf(dtype)) ? dtype : 'float64';
  return { dtype: format, bits: toHex(value, formatOf(format)), decimal: show(value) };
}
