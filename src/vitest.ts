import { describe, it } from 'vitest';
import {
  describeSoftmaxConformance as describeWith,
  type Judged,
  type TestSettings,
} from './testing/conformance.ts';

export type { Judged, TestSettings } from './testing/conformance.ts';

/** Conformance as tests of vitest: see `testing/conformance.ts`. */
export function describeSoftmaxConformance(subject: Judged, settings: TestSettings = {}): void {
  describeWith(subject, { describe, it, ...settings });
}
