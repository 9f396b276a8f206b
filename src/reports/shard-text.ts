import * as v from 'valibot';
import { EFFORTS } from '../contract/check.ts';
import { UsageError } from '../contract/errors.ts';
import type { Circumstances } from '../contract/report.ts';
import type { Shard } from '../contract/shard.ts';
import type { SizeLimits } from '../contract/subject.ts';
import { DialectText, Options, Quantity, Reductions, Targets } from '../subjects/declared.ts';
import { quote } from '../subjects/quote.ts';
import { Dtype } from '../subjects/tensor-text.ts';
import { valid } from '../subjects/valid.ts';
import { readBar } from '../verdict/bar-text.ts';
import { Count } from './example-text.ts';
import { PartText, readPart } from './part-text.ts';
import { printableJson } from './printable-json.ts';

const SampledText = v.object({
  hash: v.pipe(v.number(), v.integer()),
  name: v.string(),
  problems: v.array(v.object({ logits: Count, audited: Count, differing: Count })),
});

/** The file of a shard. */
export const ShardText = v.object({
  shard: v.object({
    index: v.pipe(Count, v.minValue(1), v.description('Which of the shards it is, from 1 on.')),
    of: v.pipe(Count, v.minValue(1), v.description('How many there are.')),
    suite: v.string(),
    seed: Count,
    effort: v.picklist(EFFORTS),
    asked: v.pipe(v.string(), v.description('As `--level` has it.')),
    only: v.exactOptional(v.array(v.string())),
    subject: v.object({ name: v.string(), version: v.exactOptional(v.string()) }),
    claimed: v.object({
      cells: v.array(v.object({ quantity: Quantity, dtype: Dtype, output: Dtype })),
      targets: Targets,
      reductions: Reductions,
      options: Options,
      dialect: DialectText,
      limits: v.object({ elements: v.exactOptional(Count), least_classes: v.exactOptional(Count) }),
    }),
    sample: v.pipe(
      v.array(SampledText),
      v.description('Cases whose expected values were derived again, and how many came out otherwise.'),
    ),
    parts: v.array(PartText),
  }),
  circumstances: v.object({
    started: v.exactOptional(v.string()),
    seconds: v.exactOptional(v.number()),
    node: v.exactOptional(v.string()),
    platform: v.exactOptional(v.string()),
  }),
});

/**
 * Reads the file of a shard.
 * @throws UsageError naming the file and what is wrong with it
 */
export function readShard(
  path: string,
  text: string,
): { readonly shard: Shard; readonly circumstances: Circumstances } {
  try {
    const json = printableJson(text);
    if (typeof json !== 'object' || json === null || Array.isArray(json))
      throw new RangeError('this is no shard of a run');
    if ('result' in json) throw new RangeError('this is the report of a whole run, and no shard of one');
    const { shard, circumstances } = valid(ShardText, json);
    const { index, of, claimed, parts, ...terms } = shard;
    if (index > of) throw new RangeError(`there is no shard ${index} of ${of}`);
    return {
      shard: {
        ...terms,
        asked: readBar(terms.asked),
        share: { index, of },
        claimed: { ...claimed, limits: readLimits(claimed.limits) },
        parts: parts.map(readPart),
      },
      circumstances,
    };
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof RangeError)) throw error;
    throw new UsageError(`${path}: ${quote(error.message)}; give the files that certify --shard wrote`);
  }
}

function readLimits(text: { elements?: number; least_classes?: number }): SizeLimits {
  const { elements, least_classes: leastClasses } = text;
  return { ...(elements !== undefined && { elements }), ...(leastClasses !== undefined && { leastClasses }) };
}
