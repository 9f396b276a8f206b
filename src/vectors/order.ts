import { type Excerpt, isWhole } from './excerpt.ts';
import type { Batch } from './formats/format.ts';
import { onlyOf } from './only.ts';
import { casesOf, type Part } from './part.ts';
import { PROFILES } from './profile.ts';

/** The parts of an excerpt, in the order of reports; without one, of the whole `full` profile. */
export function partsOf({ profile, seed = 1, only = {} }: Excerpt = { profile: 'full' }): Part[] {
  return onlyOf(PROFILES[profile].parts(seed), only);
}

/** Works a part out, for a format to write. */
export function batchOf(part: Part, excerpt?: Excerpt): Batch {
  const { name, group, dtype } = part;
  const some = excerpt !== undefined && !isWhole(excerpt);
  return { name, group, dtype, cases: [...casesOf(part)], ...(some && { excerpt }) };
}
