/** A decimal expansion, as `-1.234e-5`, `0`, `inf` or `-inf`; and the side on which the rest lies: the sign of v - text. */
export interface Digits {
  readonly text: string;
  readonly rest: -1 | 0 | 1;
}
