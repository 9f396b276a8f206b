/** Rows and classes of a batch. */
export type Shape = readonly [rows: number, classes: number];

/** One class: P = 1, loss 0, gradient 0, whatever the logit. */
export const SINGLE: readonly Shape[] = [
  [1, 1],
  [4, 1],
];

/** Shapes that a person can read. */
export const SMALL: readonly Shape[] = [
  [1, 2],
  [2, 2],
  [1, 3],
  [3, 4],
  [2, 5],
  [4, 3],
  [1, 7],
  [2, 8],
  [1, 9],
];

/** Class counts around the powers of two, where vector code has its last, partly filled block. */
export const EDGES: readonly Shape[] = [
  [1, 15],
  [1, 16],
  [1, 17],
  [1, 31],
  [2, 32],
  [1, 33],
  [1, 63],
  [1, 64],
  [2, 65],
];

export const WIDE: readonly Shape[] = [
  [1, 127],
  [1, 128],
  [1, 129],
  [1, 255],
  [1, 256],
  [1, 257],
];

/** Many rows, for what goes wrong in the sum over them. */
export const TALL: readonly Shape[] = [
  [100, 2],
  [33, 5],
  [64, 3],
  [100, 10],
];

/** Every size between the edges, because a bug may be at home in just one of them. */
export const BETWEEN: readonly Shape[] = [
  ...Array.from({ length: 120 }, (_, k): Shape => [1 + (k % 3), 10 + k]),
  ...Array.from({ length: 36 }, (_, k): Shape => [5 + k, 2 + (k % 3)]),
];

/** Several rows that are each wider, or more, than one block of code takes. */
export const BLOCKS: readonly Shape[] = [
  [2, 129],
  [3, 300],
  [130, 2],
  [256, 2],
  [257, 2],
  [20, 60],
];

export const LARGE: readonly Shape[] = [
  [1, 1000],
  [2, 1025],
  [4, 1000],
  [1, 2049],
  [1, 4096],
];

/** Tiers of shapes, each with its share of the draws. */
export type Ladder = readonly (readonly [share: number, shapes: readonly Shape[]])[];

/** For the check of every value: all sizes, large ones seldom. */
export const ALL_SIZES: Ladder = [
  [3, SINGLE],
  [44, SMALL],
  [20, EDGES],
  [18, BETWEEN],
  [6, WIDE],
  [4, TALL],
  [4, BLOCKS],
  [1, LARGE],
];

/** For laws: small, with the occasional wide row. */
export const LAW_SIZES: Ladder = [
  [4, SINGLE],
  [58, SMALL],
  [20, EDGES],
  [12, BETWEEN],
  [4, WIDE],
  [2, TALL],
];

/** For laws that ask many questions of one batch, or cost the reference more than one evaluation. */
export const SMALL_SIZES: Ladder = [
  [1, SINGLE],
  [15, SMALL],
];

/** For laws about a row among others. */
export const SEVERAL_ROWS: Ladder = [
  [
    1,
    [
      [2, 2],
      [3, 4],
      [2, 5],
      [4, 3],
      [2, 8],
      [7, 2],
    ],
  ],
];

/** For tensors: numbers of rows that can be spread over several axes. */
export const TENSORS: Ladder = [
  [1, SINGLE],
  [
    12,
    [
      [1, 4],
      [2, 2],
      [3, 3],
      [4, 2],
      [4, 3],
      [6, 4],
      [6, 5],
      [8, 3],
      [12, 2],
      [12, 7],
      [30, 2],
    ],
  ],
  [
    2,
    [
      [4, 17],
      [6, 33],
      [36, 4],
    ],
  ],
];
