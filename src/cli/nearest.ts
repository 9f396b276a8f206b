/** So many letters may be wrong in a word that is taken for another. */
const FAR = 3;

/** A question whether the known word was meant that is nearest to this one; nothing where none is near. */
export function nearest(word: string, known: readonly string[]): string {
  if (word.length > 2 * Math.max(...known.map(({ length }) => length))) return '';
  const [best] = known
    .map((other) => ({ other, far: distance(word.toLowerCase(), other.toLowerCase()) }))
    .filter(({ other, far }) => far <= Math.min(FAR, other.length / 2))
    .sort((a, b) => a.far - b.far);
  return best ? ` (did you mean ${best.other}?)` : '';
}

/** How many letters have to be put in, taken out or exchanged. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, k) => k);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (let k = 0; k < b.length; k++) {
      next.push(Math.min(row[k]! + (letter === b[k] ? 0 : 1), row[k + 1]! + 1, next[k]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
