/** What of the input errors are told apart by: spec/measurements.md defines each. */
export const AXES = ['gap', 'offset', 'classes'] as const;

export type Axis = (typeof AXES)[number];

/** How far a level reaches from the correctly rounded value, in floats: at the element where it is least, and most. */
export type Reach = readonly [least: number, most: number];

/** The elements of answers whose input lies in one bin of an axis. */
export interface Bin {
  /** 0: the input is 0; k from 1 to 62: it is in [2^(k-13), 2^(k-12)), the first and the last open; 63: it is infinite. */
  readonly bin: number;
  /** Elements by error, as in `Mark.histogram`. */
  readonly counts: readonly number[];
  /** The largest error, in floats. */
  readonly worst: number;
  /** Absent where bounds say nothing of any of the elements. */
  readonly safe?: Reach;
  readonly stable?: Reach;
}

/** Errors against each axis, bins in order. They merge by sums, least and largest values, in whatever order. */
export type Measures = Readonly<Record<Axis, readonly Bin[]>>;
