import { AXES, type Axis, type Bin, type Measures, type Reach } from '../contract/measures.ts';
import { distance } from '../numeric/ordinal.ts';
import { errorBin, Histogram } from './histogram.ts';
import type { Intervals } from './intervals.ts';
import type { Places } from './places.ts';

/** The places in LEVELS of the levels that are bounds; how far the stricter ones reach is counted in floats. */
const SAFE = 0;
const STABLE = 1;

/** The errors of an answer's elements, all of them and by where on each axis their input lies. */
export class Gathering {
  readonly #intervals: Intervals;
  readonly #places: Places;
  readonly #all = new Histogram();
  readonly #bins: Readonly<Record<Axis, (Heap | undefined)[]>> = {
    gap: [],
    offset: [],
    classes: [],
  };

  constructor(intervals: Intervals) {
    this.#intervals = intervals;
    this.#places = intervals.places();
  }

  /** Element n, its error in floats, and whether it is the correctly rounded value. */
  add(n: number, error: number, isCorrect: boolean): void {
    const bin = errorBin(error, isCorrect);
    const safe = reachOf(this.#intervals, SAFE, n);
    const stable = reachOf(this.#intervals, STABLE, n);
    this.#all.add(bin);
    for (const axis of AXES) {
      const place = this.#places[axis][n]!;
      const heap = this.#bins[axis][place] ?? new Heap();
      this.#bins[axis][place] = heap;
      heap.add(error, bin, safe, stable);
    }
  }

  histogram(): readonly number[] {
    return this.#all.counts();
  }

  measures(): Measures {
    const binsOf = (axis: Axis) => {
      const bins: Bin[] = [];
      // Skips the holes.
      this.#bins[axis].forEach((heap, bin) => {
        if (heap) bins.push(heap.bin(bin));
      });
      return bins;
    };
    return { gap: binsOf('gap'), offset: binsOf('offset'), classes: binsOf('classes') };
  }
}

/** What is gathered in one bin. */
class Heap {
  readonly #histogram = new Histogram();
  #worst = 0;
  #safe: Reach | undefined;
  #stable: Reach | undefined;

  add(error: number, bin: number, safe: number | undefined, stable: number | undefined): void {
    this.#histogram.add(bin);
    if (error > this.#worst) this.#worst = error;
    this.#safe = reaching(this.#safe, safe);
    this.#stable = reaching(this.#stable, stable);
  }

  bin(bin: number): Bin {
    return {
      bin,
      counts: this.#histogram.counts(),
      worst: this.#worst,
      ...(this.#safe && { safe: this.#safe }),
      ...(this.#stable && { stable: this.#stable }),
    };
  }
}

function reaching(reach: Reach | undefined, floats: number | undefined): Reach | undefined {
  if (floats === undefined) return reach;
  if (reach === undefined) return [floats, floats];
  if (floats < reach[0]) return [floats, reach[1]];
  return floats > reach[1] ? [reach[0], floats] : reach;
}

/** How far a level reaches from the correctly rounded value, on the side where it reaches farther; undefined where it says nothing. */
function reachOf(
  { lo, hi, correct, format, silent }: Intervals,
  place: number,
  n: number,
): number | undefined {
  if (silent[n]! > place) return undefined;
  const value = correct[n]!;
  return Math.max(distance(lo[place]![n]!, value, format), distance(hi[place]![n]!, value, format));
}
