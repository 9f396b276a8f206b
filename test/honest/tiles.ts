import type { Honest } from './honest.ts';

// Rows in tiles, each with a maximum and a sum of its own, as when a row does not fit where the work is done.

type Rounding = (value: number) => number;

interface Tile {
  readonly from: number;
  readonly max: number;
  readonly sum: number;
  /** exp(x - max) of its own maximum. */
  readonly terms: readonly number[];
}

const WIDTH = 8;

function tilesOf(row: readonly number[], r: Rounding): Tile[] {
  const tiles: Tile[] = [];
  for (let from = 0; from < row.length; from += WIDTH) {
    const part = row.slice(from, from + WIDTH);
    const max = Math.max(...part);
    // A tile that is masked throughout has no terms; infinity less infinity is not asked.
    const terms = part.map((x) => (max === Number.NEGATIVE_INFINITY ? 0 : r(Math.exp(r(x - max)))));
    tiles.push({ from, max, terms, sum: terms.reduce((a, b) => r(a + b), 0) });
  }
  return tiles;
}

/** The factor that takes a tile's terms to the maximum of the row. */
const factor = (tile: Tile, max: number, r: Rounding) =>
  tile.max === Number.NEGATIVE_INFINITY ? 0 : r(Math.exp(r(tile.max - max)));

/** The terms are rescaled, then divided by the sum of the rescaled sums. */
function rescaled(row: readonly number[], r: Rounding): number[] {
  const tiles = tilesOf(row, r);
  const max = Math.max(...row);
  const total = tiles.reduce((sum, tile) => r(sum + r(tile.sum * factor(tile, max, r))), 0);
  return tiles.flatMap((tile) => tile.terms.map((term) => r(r(term * factor(tile, max, r)) / total)));
}

/** Each tile is a softmax of its own; these are merged by the share that the tile has in the row. */
function merged(row: readonly number[], r: Rounding): number[] {
  const tiles = tilesOf(row, r);
  const max = Math.max(...row);
  const sums = tiles.map((tile) => r(tile.sum * factor(tile, max, r)));
  const total = sums.reduce((a, b) => r(a + b), 0);
  return tiles.flatMap((tile, t) =>
    tile.terms.map((term) => (tile.sum === 0 ? 0 : r(r(term / tile.sum) * r(sums[t]! / total)))),
  );
}

function tiled(probabilities: typeof rescaled, dtype: 'float64' | 'float32') {
  const r: Rounding = dtype === 'float32' ? Math.fround : (value) => value;
  const rowAt = (x: ArrayLike<number>, i: number, classes: number) =>
    Array.from({ length: classes }, (_, j) => x[i * classes + j]!);
  const logarithms = (row: readonly number[]) => {
    const max = Math.max(...row);
    const sums = tilesOf(row, r).map((tile) => r(tile.sum * factor(tile, max, r)));
    const logSum = r(Math.log(sums.reduce((a, b) => r(a + b), 0)));
    return row.map((x) => r(r(x - max) - logSum));
  };
  return {
    capabilities: { dtypes: [dtype] },
    softmax(x: ArrayLike<number>, rows: number, classes: number) {
      const answer: number[] = [];
      for (let i = 0; i < rows; i++) answer.push(...probabilities(rowAt(x, i, classes), r));
      return answer;
    },
    logSoftmax(x: ArrayLike<number>, rows: number, classes: number) {
      const answer: number[] = [];
      for (let i = 0; i < rows; i++) answer.push(...logarithms(rowAt(x, i, classes)));
      return answer;
    },
    crossEntropy(x: ArrayLike<number>, labels: Int32Array, rows: number, classes: number) {
      const log = this.logSoftmax(x, rows, classes);
      // The rows of the mean in tiles, too.
      const parts: number[] = [];
      for (let i = 0; i < rows; i++) {
        const t = Math.floor(i / WIDTH);
        parts[t] = r((parts[t] ?? 0) - log[i * classes + labels[i]!]!);
      }
      return r(parts.reduce((a, b) => r(a + b), 0) / rows);
    },
    crossEntropyGradient(x: ArrayLike<number>, labels: Int32Array, rows: number, classes: number) {
      const p = this.softmax(x, rows, classes);
      const share = r(1 / rows);
      labels.forEach((label, i) => {
        p[i * classes + label] = r(p[i * classes + label]! - 1);
      });
      return p.map((value) => r(value * share));
    },
  };
}

export const TILES: readonly Honest[] = [
  { name: 'tiles, rescaled', module: tiled(rescaled, 'float64'), levels: { float64: 'stable' } },
  {
    name: 'tiles, rescaled, float32 at each step',
    module: tiled(rescaled, 'float32'),
    levels: { float32: 'stable' },
  },
  {
    name: 'tiles, partial softmaxes merged',
    module: tiled(merged, 'float64'),
    levels: { float64: 'stable' },
  },
  {
    name: 'tiles, partial softmaxes merged, float32 at each step',
    module: tiled(merged, 'float32'),
    levels: { float32: 'stable' },
  },
];
