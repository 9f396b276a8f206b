import type { Part, Tally } from '../contract/part.ts';
import type { Circumstances } from '../contract/report.ts';
import type { Shard } from '../contract/shard.ts';
import type { Capabilities } from '../contract/subject.ts';
import type { Dtype } from '../numeric/format.ts';
import { outputOf } from '../subjects/capabilities.ts';
import { layOut } from '../vectors/layout.ts';
import { barText } from '../verdict/bar-text.ts';
import { counterexampleJson, type Outputs, worstJson } from './example-json.ts';
import { limitsJson } from './json.ts';
import { measuresJson } from './measures-json.ts';

/** What a shard found as JSON text, as `spec/schemas/shard.schema.json` has it: no result, but all that one is made of. */
export function shardJson(shard: Shard, circumstances: Circumstances): string {
  const { share, suite, seed, effort, asked, only, subject, claimed, sample, parts } = shard;
  const { limits, ...claims } = claimed;
  const told = {
    ...share,
    suite,
    seed,
    effort,
    asked: barText(asked),
    ...(only && { only }),
    subject,
    claimed: { ...claims, limits: limitsJson(limits) },
    sample,
    parts: parts.map((part) => partJson(part, claimed)),
  };
  return `${layOut({ shard: told, circumstances })}\n`;
}

function partJson({ about, skipped, size, stretches }: Part, claimed: Capabilities): object {
  const { quantity, dtype } = about;
  const output: Outputs = (other) => outputOf(claimed, other, dtype);
  return {
    about,
    ...(skipped !== undefined && { skipped }),
    size,
    stretches: stretches.map((stretch) => stretchJson(stretch, output(quantity), output)),
  };
}

function stretchJson(stretch: Tally, dtype: Dtype, output: Outputs): object {
  const { measures, worst, failure, broken, ...plain } = stretch;
  const exampleJson = (example: Parameters<typeof counterexampleJson>[0]) =>
    counterexampleJson(example, dtype, output);
  return {
    ...plain,
    ...(measures && { measures: measuresJson(measures) }),
    ...(worst && { worst: worstJson(worst, dtype) }),
    ...(failure && { failure: { ...failure, example: exampleJson(failure.example) } }),
    ...(broken && {
      broken: {
        ...broken,
        ...(broken.example && { example: exampleJson(broken.example) }),
        ...(broken.small && { small: exampleJson(broken.small) }),
      },
    }),
  };
}
