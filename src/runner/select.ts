import { alike } from '../contract/alike.ts';
import type { Check } from '../contract/check.ts';
import { UsageError } from '../contract/errors.ts';

/**
 * The checks whose ids match any of the patterns, in their own order. In a pattern `*` stands for any letters.
 * @throws UsageError if a pattern matches none, with the ids that are like it, or all where none is
 */
export function select(checks: readonly Check[], patterns: readonly string[]): readonly Check[] {
  const matchers = patterns.map(matcher);
  const idle = patterns.find((_, k) => !checks.some(({ id }) => matchers[k]!.test(id)));
  if (idle !== undefined) {
    const ids = checks.map(({ id }) => id);
    const near = alike(idle.replaceAll('*', ''), ids) || `; there are ${ids.join(', ')}`;
    throw new UsageError(`--only ${idle}: no check is called so${near}`);
  }
  return checks.filter(({ id }) => matchers.some((one) => one.test(id)));
}

function matcher(pattern: string): RegExp {
  const parts = pattern.split('*').map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`);
}
