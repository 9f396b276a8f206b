import type { Expectation, VectorCase } from '../case.ts';
import { type Feature, featuresOf } from './features.ts';
import type { VectorFormat } from './format.ts';

/** Whether a format has room for an expectation. Digits may go missing alone: limits and bits say the same again. */
export function hasRoom(format: VectorFormat, one: VectorCase, expectation: Expectation): boolean {
  return reasons(format, one, expectation).every((feature) => feature === 'digits');
}

/** How many expectations of some cases a format leaves out, or leaves without their digits, for want of each feature. */
export function leftOut(format: VectorFormat, cases: readonly VectorCase[]): ReadonlyMap<Feature, number> {
  const counts = new Map<Feature, number>();
  for (const one of cases) {
    for (const expectation of one.expected) {
      for (const feature of reasons(format, one, expectation)) {
        counts.set(feature, (counts.get(feature) ?? 0) + 1);
      }
    }
  }
  return counts;
}

function reasons(format: VectorFormat, one: VectorCase, expectation: Expectation): Feature[] {
  return featuresOf(one, expectation).filter((feature) => format.cannot(feature) !== undefined);
}
