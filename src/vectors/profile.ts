import type { Encoding, ProfileId } from './choices.ts';
import type { Part } from './part.ts';
import { coreParts } from './profiles/core-parts.ts';
import { fullParts } from './profiles/full-parts.ts';
import { largeParts } from './profiles/large-parts.ts';

/** A set of vectors that somebody may want. */
export interface Profile {
  /** What it holds, for people. */
  readonly title: string;
  /** Whether what it holds depends on the seed. */
  readonly seeded: boolean;
  /** The formats that have room for so much; all, if absent. */
  readonly encodings?: readonly Encoding[];
  /** In the order of reports. */
  parts(seed: number): Part[];
}

export const PROFILES: Readonly<Record<ProfileId, Profile>> = {
  core: {
    title: 'the mean loss of at most 8 logits, index labels, float64 and float32: to paste into a unit test',
    seeded: false,
    parts: coreParts,
  },
  full: {
    title: 'all that people chose: every quantity, dtype, option and hazard',
    seeded: false,
    parts: fullParts,
  },
  large: {
    title: 'up to 128256 classes and 10^7 logits, made from a seed',
    seeded: true,
    encodings: ['npz', 'safetensors'],
    parts: largeParts,
  },
};
