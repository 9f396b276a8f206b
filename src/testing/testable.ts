import { concerning } from '../contract/requirement.ts';
import type { Capabilities } from '../contract/subject.ts';
import { suite } from '../suite.ts';

/** Whether any check of a requirement judges a subject that claims this. */
export function isTestable(id: string, capabilities: Capabilities): boolean {
  return suite.some((check) =>
    capabilities.cells.some(
      ({ quantity, dtype }) =>
        check.judges.includes(quantity) &&
        concerning(quantity, check.requirements).includes(id) &&
        check.skip(capabilities, dtype) === undefined,
    ),
  );
}
