import { LEVELS } from '../../contract/level.ts';
import type { VectorCase } from '../case.ts';
import { type Flag, NOTES, type Note } from '../flags.ts';
import { FORMAT } from '../schema.ts';
import { callsOf } from './calls.ts';
import type { Batch } from './format.ts';

/** All that is said of a batch in words, and the options that are no arrays: what goes beside the arrays, as JSON. */
export function contentsOf({ group, dtype, cases, excerpt }: Batch) {
  return {
    format: FORMAT,
    license: 'CC0-1.0',
    group: group.id,
    dtype,
    title: group.title,
    why: group.why,
    requirements: group.requirements,
    levels: LEVELS,
    ...(excerpt && { excerpt }),
    flags: notesOf(cases.flatMap(({ flags }) => flags)),
    cases: cases.map((one) => ({ ...caseContents(one), calls: callsOf(one) })),
  };
}

/** The notes of some flags, each flag once, in the order of the alphabet. */
export function notesOf(flags: readonly Flag[]): Record<string, Note> {
  return Object.fromEntries([...new Set(flags)].sort().map((flag) => [flag, NOTES[flag]]));
}

/** What is said of one case. */
export function caseContents({ id, situation, flags, problem, expected }: VectorCase) {
  const { labelSmoothing, ignoreIndex, reduction, layout } = problem;
  return {
    id,
    situation,
    flags,
    reduction,
    ...(labelSmoothing !== undefined && { label_smoothing: labelSmoothing }),
    ...(ignoreIndex !== undefined && { ignore_index: ignoreIndex }),
    ...(layout && { axis: layout.axis }),
    expected: expected.map(({ quantity, correct }) => ({ quantity, dtype: correct.dtype })),
  };
}
