import type { Check } from './contract/check.ts';
import { probes } from './dialects/index.ts';
import { laws } from './properties/index.ts';
import { groups } from './vectors/index.ts';

/** All checks, in the order of reports; probes last, since some programs die of them. */
export const suite: readonly Check[] = [...laws, ...groups, ...probes];
