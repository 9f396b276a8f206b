import type { Check } from './contract/check.ts';
import { laws } from './properties/index.ts';
import { groups } from './vectors/index.ts';

/** All checks, in the order of reports. */
export const suite: readonly Check[] = [...laws, ...groups];
