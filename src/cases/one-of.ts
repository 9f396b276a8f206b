import { UsageError } from '../contract/errors.ts';

/** @throws UsageError naming the words that there are, if a word is none of them: who writes plain JavaScript may give any */
export function requireOneOf(name: string, word: string, known: readonly string[]): void {
  if (!known.includes(word)) throw new UsageError(`${name}: it is ${known.join(', ')}`);
}
