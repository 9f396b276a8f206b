import { quote } from '../quote.ts';

/** Where the stack of what was thrown begins, as `, at https://softproof.test/my.mjs:3`; empty where nobody knows. */
export function placeOf(thrown: unknown): string {
  const stack = thrown instanceof Error ? String(thrown.stack) : '';
  const place = /(https?:\/\/[^\s)]+:\d+):\d+/.exec(stack)?.[1];
  return place === undefined ? '' : `, at ${quote(place)}`;
}
