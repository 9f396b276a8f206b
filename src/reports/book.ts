import type { Check } from '../contract/check.ts';
import type { VectorGroup } from '../vectors/group.ts';
import type { Requirement } from './requirements.ts';

/** What an explanation says of a check; vector groups are checks of the kind `vectors`. */
export type Explained = Pick<
  Check,
  'id' | 'kind' | 'title' | 'why' | 'requirements' | 'judges' | 'situation'
>;

/** A wrong implementation of the bank. */
export interface KilledMutant {
  readonly name: string;
  /** The defect that it copies, as owner/name#number, or in words. */
  readonly seen: string;
  /** The check that names its disease best. */
  readonly killer: string;
}

/** What a requirement rests on: spec/evidence.json, which `npm run evidence` writes and people review. */
export interface Evidence {
  readonly requirements: Readonly<Record<string, RequirementEvidence>>;
  readonly mutants: readonly KilledMutant[];
}

export interface RequirementEvidence {
  /** Fingerprint of the sentence and its example when somebody last looked whether the rest still shows them. */
  readonly reviewed: string;
  readonly checks: readonly string[];
  readonly vectors: readonly string[];
  /** Names of mutants whose killer finds this requirement broken. */
  readonly mutants: readonly string[];
}

/** All that explanations draw on. */
export interface Book {
  readonly requirements: readonly Requirement[];
  readonly checks: readonly Explained[];
  readonly groups: readonly VectorGroup[];
  readonly evidence: Evidence;
}
