// Scales and paths are d3's: of plotting libraries the parts that need no browser, and draw the same everywhere.
import { scaleLinear, scaleLog } from 'd3-scale';
import { area, line } from 'd3-shape';
import type { Bin, Reach } from '../../contract/measures.ts';
import { type Columns, columnsOf, power } from './columns-of-bins.ts';
import { type Html, html } from './html.ts';

/** The size of a plot, and the room for its labels, in units of its own. */
const WIDTH = 340;
const HEIGHT = 210;
const LEFT = 44;
const RIGHT = 6;
const TOP = 8;
const BOTTOM = 36;

/** Errors from a quarter of a float on: the row of correctly rounded answers is the first. */
const LEAST = 2 ** -2;
/** The row of errors in (2^(k-2), 2^(k-1)] is k; the last is for what is infinitely wrong. */
const INFINITE_ROW = 66;
/** A plot shows this many rows at least, so that small errors look small. */
const FEWEST_ROWS = 6;

/** What `stable` accepts beyond this row is left out, unless there are such errors. */
const MOST_ACCEPTED = 14;

/** Shares of a column's answers that make a cell of it darker, the darkest first, and how dark. */
const SHADES = [
  { share: 1 / 2, opacity: 0.95 },
  { share: 1 / 8, opacity: 0.7 },
  { share: 1 / 64, opacity: 0.45 },
  { share: 1 / 1024, opacity: 0.28 },
  { share: 0, opacity: 0.15 },
] as const;

/**
 * Errors against one property of the input, as SVG: a column a bin, darker where more of its answers have that error; the
 * worst error of each bin; how far `stable` and `safe` reach.
 * @param words the text alternative, and the name of the horizontal axis
 */
export function plot(bins: readonly Bin[], words: { readonly alt: string; readonly axis: string }): Html {
  const columns = columnsOf(bins);
  const rows = rowsOf(bins);
  const x = scaleLinear([0, columns.width], [LEFT, WIDTH - RIGHT]);
  const y = scaleLog([LEAST, 2 ** (rows - 2)], [HEIGHT - BOTTOM, TOP])
    .base(2)
    .clamp(true);
  const edge = (row: number) => y(2 ** (row - 2));
  return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${words.alt}">
${yTicks(rows).map(
  ({ at, label }) =>
    html`<path class="axis" d="M${LEFT} ${short(y(at))}H${WIDTH - RIGHT}"/><text x="${LEFT - 5}" y="${short(y(at) + 4)}" text-anchor="end">${label}</text>`,
)}
${columns.ticks.map(
  ({ at, label }) =>
    html`<text x="${short(x(at))}" y="${HEIGHT - BOTTOM + 14}" text-anchor="middle">${label}</text>`,
)}
<text x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 4}" text-anchor="middle">${words.axis}</text>
${heat(bins, columns, x, edge)}
${reach(bins, columns, x, y, 2 ** (rows - 2))}
${[1, 4].map((floats) => html`<path class="floor" d="M${LEFT} ${short(y(floats))}H${WIDTH - RIGHT}"/>`)}
<path class="peak" d="${bins.map((one) => `M${short(x(columns.left(one.bin)))} ${short(y(one.worst))}H${short(x(columns.left(one.bin) + 1))}`).join('')}"/>
</svg>`;
}

type Scale = (value: number) => number;

/** How many rows of errors are shown: all that occur, and what `stable` accepts of every element. */
function rowsOf(bins: readonly Bin[]): number {
  const seen = bins.map(({ counts }) => counts.length);
  const accepted = bins.map(({ stable }) => Math.min(stable ? rowOf(stable[0]) + 1 : 0, MOST_ACCEPTED));
  return Math.min(Math.max(FEWEST_ROWS, ...seen, ...accepted) + 1, INFINITE_ROW + 1);
}

function rowOf(floats: number): number {
  let row = 1;
  for (let end = 1; end < floats; end *= 2) row++;
  return row;
}

/** Powers of two on the vertical axis, about five of them. */
function yTicks(rows: number): { at: number; label: string }[] {
  const every = Math.max(1, 2 * Math.ceil((rows - 2) / 12));
  return Array.from({ length: Math.floor((rows - 2) / every) + 1 }, (_, k) => ({
    at: 2 ** (k * every),
    label: k * every === INFINITE_ROW - 2 ? '∞' : power(k * every),
  }));
}

function heat(bins: readonly Bin[], columns: Columns, x: Scale, edge: Scale): Html[] {
  const cells = bins.flatMap(({ bin, counts }) => {
    const all = counts.reduce((sum, count) => sum + count, 0);
    const left = short(x(columns.left(bin)));
    const width = short(x(columns.left(bin) + 1) - x(columns.left(bin)) - 0.6);
    return counts.flatMap((count, row) =>
      count === 0
        ? []
        : [
            {
              shade: SHADES.findIndex(({ share }) => count / all >= share),
              path: `M${left} ${short(edge(row + 1))}h${width}V${short(edge(row) - 0.4)}h-${width}z`,
            },
          ],
    );
  });
  return SHADES.map(({ opacity }, shade) => {
    const paths = cells.filter((one) => one.shade === shade).map(({ path }) => path);
    return html`${paths.length > 0 && html`<path class="heat" opacity="${opacity}" d="${paths.join('')}"/>`}`;
  });
}

/** From the least to the most that `stable` reaches in each bin, and the least that `safe` does, as far as it is on the plot. */
function reach(bins: readonly Bin[], columns: Columns, x: Scale, y: Scale, top: number): Html {
  // Both ends of each column; a column apart from the one before begins anew.
  const corners = (level: 'safe' | 'stable') =>
    bins.flatMap((one, k) => {
      const left = columns.left(one.bin);
      const ends = [left, left + 1].map((at) => ({ at, reach: one[level] }));
      const before = bins[k - 1];
      return before && columns.left(before.bin) + 1 < left ? [{ at: left, reach: undefined }, ...ends] : ends;
    });
  const known = ({ reach }: { reach: Reach | undefined }) => reach !== undefined;
  const band = area<ReturnType<typeof corners>[number]>()
    .defined(known)
    .x(({ at }) => x(at))
    .y0(({ reach }) => y(reach![0]))
    .y1(({ reach }) => y(reach![1]))
    .digits(1);
  const lowest = line<ReturnType<typeof corners>[number]>()
    .defined((corner) => known(corner) && corner.reach![0] <= top)
    .x(({ at }) => x(at))
    .y(({ reach }) => y(reach![0]))
    .digits(1);
  return html`<path class="band" d="${band(corners('stable')) ?? ''}"/><path class="reach" d="${lowest(corners('stable')) ?? ''}"/><path class="edge" d="${lowest(corners('safe')) ?? ''}"/>`;
}

/** A coordinate, to a tenth. */
function short(value: number): number {
  return Math.round(10 * value) / 10;
}
