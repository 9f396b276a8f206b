import * as v from 'valibot';
import { DIALECT, type Dialect, type Situation } from '../contract/dialect.ts';
import { REDUCTIONS } from '../contract/problem.ts';
import { QUANTITIES } from '../contract/quantity.ts';
import type { Option, TargetKind } from '../contract/subject.ts';
import { DTYPES } from '../numeric/format.ts';
import { misspelt } from './misspelt.ts';
import { Dtype } from './tensor-text.ts';

const TARGETS: readonly TargetKind[] = ['index', 'probabilities'];
const OPTIONS: readonly Option[] = ['weights', 'label_smoothing', 'ignore_index', 'upstream', 'axis'];

export const Quantity = v.picklist(QUANTITIES);
export const Targets = v.array(v.picklist(TARGETS));
export const Reductions = v.array(v.picklist(REDUCTIONS));
export const Options = v.array(v.picklist(OPTIONS));

const Count = v.pipe(v.number(), v.integer(), v.minValue(1));

function optional<Schema extends v.GenericSchema>(schema: Schema, description: string) {
  return v.optional(v.pipe(schema, v.description(description)));
}

/** An object with these fields and no other: a misspelt one is a mistake, and is told those known. */
function strict<const Entries extends v.ObjectEntries>(entries: Entries) {
  const known = Object.keys(entries).join(', ');
  return v.strictObject(entries, misspelt(`there is no such field; known are ${known}`));
}

/** An object with any of these names, which are values here. */
function named<const Names extends readonly string[], Schema extends v.GenericSchema>(
  names: Names,
  schema: Schema,
) {
  return strict(v.entriesFromList(names, v.optional(schema)));
}

const SITUATIONS: readonly [string, Situation][] = Object.entries(DIALECT);

/** An outcome for any of the situations of a dialect. */
export const DialectText = v.strictObject(
  Object.fromEntries(
    SITUATIONS.map(([name, { sentence, outcomes }]) => [
      name,
      optional(v.picklist(Object.keys(outcomes)), sentence),
    ]),
  ),
  misspelt(`there is no such situation; known are ${SITUATIONS.map(([name]) => name).join(', ')}`),
) as v.GenericSchema<Dialect>;

/** What an adapter or a module says of itself; each field may be left out. */
export const Declared = v.pipe(
  strict({
    quantities: optional(v.array(Quantity), 'What it computes. A program that names nothing claims nothing.'),
    dtypes: optional(v.array(Dtype), 'Formats of the logits. Without it: float64.'),
    outputs: optional(
      named(DTYPES, named(QUANTITIES, Dtype)),
      'Format of an answer where it is not that of the logits: format of the logits, quantity, format of the answer.',
    ),
    targets: optional(Targets, 'Without it: index.'),
    reductions: optional(Reductions, 'Without it: mean.'),
    options: optional(Options, 'Without it: none.'),
    limits: optional(
      strict({
        elements: optional(Count, 'Most logits in one problem.'),
        least_classes: optional(
          v.pipe(Count, v.maxValue(2)),
          'Fewest classes of a problem: 2 where a single one is not taken.',
        ),
        window: optional(Count, 'Most questions under way at once. Without it: 64.'),
        list: optional(Count, 'Most questions in one message. Without it: 1, and none comes in a list.'),
      }),
      'What it cannot go beyond.',
    ),
    dialect: optional(DialectText, 'Situations in which implementations may differ, and what this one does.'),
  }),
  v.description(
    'What a subject claims to do. Nothing else is asked of it. A field of another name is an error here.',
  ),
);
export type Declared = v.InferInput<typeof Declared>;
