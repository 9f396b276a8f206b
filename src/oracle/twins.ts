/**
 * For one row: the first of the elements asked for so far that has the same logit, and therefore the same true value; the
 * element itself where it is the first.
 */
export function twins(logits: Float64Array): (n: number) => number {
  let first: Map<number, number> | undefined;
  return (n) => {
    first ??= new Map();
    const logit = logits[n]!;
    const known = first.get(logit);
    if (known === undefined) first.set(logit, n);
    return known ?? n;
  };
}
