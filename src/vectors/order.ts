import { type Bundle, casesOf } from './bundle.ts';
import { type Excerpt, isWhole } from './excerpt.ts';
import type { Batch } from './formats/format.ts';
import { onlyOf } from './only.ts';
import { PROFILES } from './profile.ts';

/** The bundles of an excerpt, in the order of reports; without one, of the whole `full` profile. */
export function bundlesOf({ profile, seed = 1, only = {} }: Excerpt = { profile: 'full' }): Bundle[] {
  return onlyOf(PROFILES[profile].bundles(seed), only);
}

/** Works a bundle out, for a format to write. */
export function batchOf(bundle: Bundle, excerpt?: Excerpt): Batch {
  const { name, group, dtype } = bundle;
  const some = excerpt !== undefined && !isWhole(excerpt);
  return { name, group, dtype, cases: [...casesOf(bundle)], ...(some && { excerpt }) };
}
