/** What a generator gives, from the start as often as it is asked for. */
export function repeatable<T>(start: () => Iterator<T>): Iterable<T> {
  return { [Symbol.iterator]: start };
}
