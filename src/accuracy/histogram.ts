/** Bins enough for every distance in float64, and the last one for what is no number. */
const BINS = 67;

/** Counts of elements by error in floats, mergeable by addition (see `Mark.histogram`). */
export class Histogram {
  readonly #counts = new Float64Array(BINS);

  /** Bin 0 is a correctly rounded answer, whatever its error; bin k an error in (2^(k-2), 2^(k-1)] floats, bin 1 up to 1. */
  add(error: number, isCorrect: boolean): void {
    let bin = isCorrect ? 0 : 1;
    for (let end = 1; !isCorrect && bin < BINS - 1 && !(error <= end); end *= 2) bin++;
    this.#counts[bin]! += 1;
  }

  /** The counts, without the empty bins at the end. */
  counts(): readonly number[] {
    let last = BINS;
    while (last > 0 && this.#counts[last - 1] === 0) last--;
    return Array.from(this.#counts.subarray(0, last));
  }
}
