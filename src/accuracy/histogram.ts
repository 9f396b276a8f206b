/** Bins enough for every distance in float64, and the last one for what is no number. */
const BINS = 67;

/** The bin of an error: 0 for a correctly rounded answer, whatever its error; k for one in (2^(k-2), 2^(k-1)] floats, 1 up to 1. */
export function errorBin(error: number, isCorrect: boolean): number {
  if (isCorrect) return 0;
  let bin = 1;
  for (let end = 1; bin < BINS - 1 && !(error <= end); end *= 2) bin++;
  return bin;
}

/** Counts of elements by error in floats, mergeable by addition (see `Mark.histogram`). */
export class Histogram {
  readonly #counts: number[] = [];

  add(bin: number): void {
    while (this.#counts.length <= bin) this.#counts.push(0);
    this.#counts[bin]! += 1;
  }

  /** The counts, without the empty bins at the end. */
  counts(): readonly number[] {
    return [...this.#counts];
  }
}

/** The counts of two histograms together. */
export function sumOfCounts(a: readonly number[], b: readonly number[]): readonly number[] {
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  return long.map((count, bin) => count + (short[bin] ?? 0));
}
