import type { Finding, Report, Result } from '../contract/report.ts';
import type { SizeLimits } from '../contract/subject.ts';
import type { Dtype } from '../numeric/format.ts';
import { layOut } from '../vectors/layout.ts';
import { at } from '../verdict/cells.ts';
import { counterexampleJson, type Outputs, worstJson } from './example-json.ts';
import { reasonOf, unaskedOf } from './grouped.ts';
import { measuresJson } from './measures-json.ts';

/**
 * The report as JSON text, as `spec/schemas/report.schema.json` has it. `result` is the same, byte for byte, for the
 * same subject, seed, effort and version; all that changes from run to run stands under `circumstances`.
 */
export function json({ result, circumstances }: Report): string {
  return `${layOut({ result: resultJson(result), circumstances })}\n`;
}

function resultJson(result: Result): object {
  const { suite, seed, effort, asked, askedOf, subject, claimed, verdict, summary, levels, options, audit } =
    result;
  return {
    suite,
    seed,
    effort,
    asked,
    ...(askedOf && { asked_of: askedOf }),
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

export function limitsJson({ elements, leastClasses }: SizeLimits): object {
  return {
    ...(elements !== undefined && { elements }),
    ...(leastClasses !== undefined && { least_classes: leastClasses }),
  };
}

/** The dtype in which the subject answers each quantity at one dtype of the logits. */
function outputs({ claimed }: Result, dtype: Dtype): Outputs {
  return (quantity) => claimed.find(at({ quantity, dtype }))?.output ?? dtype;
}

function findingJson(finding: Finding, output: Outputs): object {
  const { measures, worst, counterexample, ...plain } = finding;
  const dtype = output(finding.quantity);
  const reason = reasonOf(finding);
  return {
    ...plain,
    ...(reason !== undefined && { reason: `${reason}${unaskedOf([finding])}` }),
    ...(measures && { measures: measuresJson(measures) }),
    ...(worst && { worst: worstJson(worst, dtype) }),
    ...(counterexample && { counterexample: counterexampleJson(counterexample, dtype, output) }),
  };
}
