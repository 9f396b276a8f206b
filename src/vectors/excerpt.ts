import * as v from 'valibot';
import { QUANTITIES } from '../contract/quantity.ts';
import { DTYPES } from '../numeric/format.ts';
import { PROFILE_IDS } from './choices.ts';

const Words = v.pipe(v.array(v.pipe(v.string(), v.nonEmpty())), v.minLength(1));

/**
 * Which vectors of a profile are wanted: those that have one of the words under every key that is there. A vector of
 * several quantities is kept with those that are wanted.
 */
export const Only = v.strictObject({
  group: v.exactOptional(Words),
  dtype: v.exactOptional(v.pipe(v.array(v.picklist(DTYPES)), v.minLength(1))),
  quantity: v.exactOptional(v.pipe(v.array(v.picklist(QUANTITIES)), v.minLength(1))),
  flag: v.exactOptional(Words),
  case: v.exactOptional(Words),
});

/** Which vectors somebody asked for. */
export const Excerpt = v.strictObject({
  profile: v.picklist(PROFILE_IDS),
  /** Where the profile depends on it. */
  seed: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  only: v.exactOptional(Only),
});

export type Only = v.InferOutput<typeof Only>;
export type Excerpt = v.InferOutput<typeof Excerpt>;

/** All that people chose, and nothing left out. */
export function isWhole({ profile, only }: Excerpt): boolean {
  return profile === 'full' && only === undefined;
}
