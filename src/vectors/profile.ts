import type { Bundle } from './bundle.ts';
import type { Encoding, ProfileId } from './choices.ts';
import { coreBundles } from './profiles/core-bundles.ts';
import { fullBundles } from './profiles/full-bundles.ts';
import { largeBundles } from './profiles/large-bundles.ts';

/** A set of vectors that somebody may want. */
export interface Profile {
  /** What it holds, for people. */
  readonly title: string;
  /** Whether what it holds depends on the seed. */
  readonly seeded: boolean;
  /** The formats that have room for so much; all, if absent. */
  readonly encodings?: readonly Encoding[];
  /** In the order of reports. */
  bundles(seed: number): Bundle[];
}

export const PROFILES: Readonly<Record<ProfileId, Profile>> = {
  core: {
    title: 'the mean loss of at most 8 logits, index labels, float64 and float32: to paste into a unit test',
    seeded: false,
    bundles: coreBundles,
  },
  full: {
    title: 'all that people chose: every quantity, dtype, option and hazard',
    seeded: false,
    bundles: fullBundles,
  },
  large: {
    title: 'up to 128256 classes and 10^7 logits, made from a seed',
    seeded: true,
    encodings: ['npz', 'safetensors'],
    bundles: largeBundles,
  },
};
