import * as v from 'valibot';
import { KINDS } from '../contract/check.ts';
import { DIALECT, type SituationName } from '../contract/dialect.ts';
import { LEVELS } from '../contract/level.ts';
import type { Break, Failure, Part, Tally } from '../contract/part.ts';
import { Quantity } from '../subjects/declared.ts';
import { Dtype } from '../subjects/tensor-text.ts';
import {
  CauseText,
  Count,
  CounterexampleText,
  readCounterexample,
  readWorst,
  WorstText,
} from './example-text.ts';
import { MeasuresText, readMeasures } from './measures-text.ts';

const SITUATIONS = Object.keys(DIALECT) as SituationName[];

const HeldText = v.picklist(['none', ...LEVELS]);

const FailureText = v.object({
  index: Count,
  level: HeldText,
  reason: v.string(),
  example: CounterexampleText,
});

const BreakText = v.object({
  index: Count,
  cause: CauseText,
  reason: v.string(),
  question: Count,
  example: v.exactOptional(CounterexampleText),
  small: v.exactOptional(CounterexampleText),
});

const StretchText = v.object({
  cases: Count,
  compared: Count,
  excluded: Count,
  beyond: Count,
  level: v.exactOptional(HeldText),
  histogram: v.exactOptional(v.array(Count)),
  measures: v.exactOptional(MeasuresText),
  worst: v.exactOptional(WorstText),
  failure: v.exactOptional(FailureText),
  broken: v.exactOptional(BreakText),
  broke: v.array(v.string()),
  found: v.exactOptional(v.string()),
  bug: v.exactOptional(v.string()),
});

const AboutText = v.object({
  check: v.string(),
  kind: v.picklist(KINDS),
  title: v.string(),
  why: v.string(),
  requirements: v.array(v.string()),
  quantity: Quantity,
  dtype: Dtype,
  option: v.exactOptional(v.string()),
  dialect: v.exactOptional(
    v.object({ situation: v.picklist(SITUATIONS), declared: v.exactOptional(v.string()) }),
  ),
});

/** What a check says of one cell in a shard. */
export const PartText = v.object({
  about: AboutText,
  skipped: v.exactOptional(v.pipe(v.string(), v.description('Why it was not made at all.'))),
  size: v.pipe(Count, v.description('How many cases there are, in all shards.')),
  stretches: v.pipe(
    v.array(StretchText),
    v.description(
      'The cases that were tried, in stretches that each end with one that broke, or with the last.',
    ),
  ),
});

type Text<Schema extends v.GenericSchema> = v.InferOutput<Schema>;

/** @throws RangeError if the bits of a number are not of its dtype */
export function readPart({ about, stretches, ...rest }: Text<typeof PartText>): Part {
  return { ...rest, about, stretches: stretches.map(readStretch) };
}

function readStretch({ measures, worst, failure, broken, ...plain }: Text<typeof StretchText>): Tally {
  return {
    ...plain,
    ...(measures && { measures: readMeasures(measures) }),
    ...(worst && { worst: readWorst(worst) }),
    ...(failure && { failure: readFailure(failure) }),
    ...(broken && { broken: readBreak(broken) }),
  };
}

function readFailure({ example, ...failure }: Text<typeof FailureText>): Failure {
  return { ...failure, example: readCounterexample(example) };
}

function readBreak({ example, small, ...broken }: Text<typeof BreakText>): Break {
  return {
    ...broken,
    ...(example && { example: readCounterexample(example) }),
    ...(small && { small: readCounterexample(small) }),
  };
}
