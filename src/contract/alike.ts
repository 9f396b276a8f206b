/**
 * The end of a message about an unknown id: the ids that contain it, begin as it does, or are it but for a letter in
 * three; nothing where none is near.
 */
export function alike(unknown: string, ids: readonly string[]): string {
  const lower = unknown.toLowerCase();
  const shared = (id: string): number => {
    if (id.toLowerCase().includes(lower)) return lower.length;
    const differ = [...lower].findIndex((letter, at) => letter !== id[at]?.toLowerCase());
    return differ < 0 ? lower.length : differ;
  };
  const most = Math.max(0, ...ids.map(shared));
  if (2 * most > lower.length) return near(ids.filter((id) => shared(id) === most));
  const misspelt = ids.map((id) => edits(lower, id.toLowerCase()));
  const fewest = Math.min(...misspelt);
  return 3 * fewest <= lower.length ? near(ids.filter((_, k) => misspelt[k] === fewest)) : '';
}

function near(ids: readonly string[]): string {
  return `; near it: ${[...new Set(ids)].slice(0, 5).join(', ')}`;
}

/** How many letters must be put in, taken out or changed to make one word of another. */
function edits(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, k) => k);
  for (const [i, letter] of [...from].entries()) {
    const next = [i + 1];
    for (let k = 1; k <= to.length; k++) {
      const kept = row[k - 1]! + (letter === to[k - 1] ? 0 : 1);
      next.push(Math.min(kept, row[k]! + 1, next[k - 1]! + 1));
    }
    row = next;
  }
  return row[to.length]!;
}
