import type { Bin } from '../../contract/measures.ts';
import { AXES, type Axis } from '../../contract/measures.ts';
import { QUANTITIES, type Quantity } from '../../contract/quantity.ts';
import { at } from '../../verdict/cells.ts';
import { count, floats } from '../numbers.ts';
import type { SavedResult } from '../saved.ts';
import { binText } from './columns-of-bins.ts';
import { type Html, html } from './html.ts';
import { merged } from './merged.ts';
import { plot } from './plot.ts';
import { dtypeOf, errorOf } from './worst.ts';

const NAMES: Readonly<Record<Axis, string>> = { gap: 'gap', offset: 'offset', classes: 'classes' };

/** What the horizontal axis shows: of an element, and of a loss, which has no logit of its own. */
const SAID: Readonly<Record<Axis, string>> = {
  gap: 'gap: largest logit of the row − this logit',
  offset: 'offset: |largest logit of the row|',
  classes: 'classes C',
};
const SAID_OF_LOSS: Readonly<Record<Axis, string>> = {
  ...SAID,
  gap: 'gap: largest logit − logit of the target',
};

/** The plots of every claimed cell on which something was measured, quantities apart; undefined where there is none. */
export function plots({ claimed, findings }: SavedResult): Html | undefined {
  const cells = claimed
    .map((cell) => ({ cell, measures: merged(findings.filter(at(cell))) }))
    .filter(({ measures }) => measures.classes.length > 0);
  if (cells.length === 0) return undefined;
  return html`<p class="lead">Each column holds the answers whose input lies there; a cell is darker the more of them have that error.
Errors are counted in floats (ulp) from the true value. Both axes go by powers of two; columns stand apart where many between them are empty.</p>
${LEGEND}
${QUANTITIES.map((quantity) => ({ quantity, those: cells.filter(({ cell }) => cell.quantity === quantity) }))
  .filter(({ those }) => those.length > 0)
  .map(
    ({ quantity, those }) => html`<h3>${quantity}</h3>
${those.map(
  ({ cell, measures }) => html`<div class="plots">${AXES.map((axis) =>
    figure(quantity, dtypeOf(cell), axis, measures[axis]),
  )}</div>
`,
)}`,
  )}`;
}

function figure(quantity: Quantity, dtype: string, axis: Axis, bins: readonly Bin[]): Html {
  const worst = bins.reduce((most, one) => (one.worst > most.worst ? one : most));
  const alt = `Errors of ${quantity} in ${dtype} by ${NAMES[axis]}: ${count(total(bins))} answers; the worst error is ${errorOf({ ulp: worst.worst })}, at ${binText(worst.bin)}. The numbers are in the table below.`;
  const words = quantity === 'cross_entropy' ? SAID_OF_LOSS : SAID;
  return html`<figure><figcaption><b>${dtype}</b> by ${NAMES[axis]}</figcaption>
${plot(bins, { alt, axis: words[axis] })}
<details><summary>Numbers<span class="hidden"> of ${quantity} in ${dtype} by ${NAMES[axis]}</span></summary>${numbers(axis, bins)}</details></figure>`;
}

function numbers(axis: Axis, bins: readonly Bin[]): Html {
  return html`<table><thead><tr><th scope="col">${NAMES[axis]}</th><th scope="col" class="number">answers</th><th scope="col" class="number">worst</th><th scope="col" class="number">stable reaches</th></tr></thead><tbody>${bins.map(
    (one) =>
      html`<tr><th scope="row">${binText(one.bin)}</th><td class="number">${count(total([one]))}</td><td class="number">${floats(one.worst)}</td><td class="number">${one.stable ? range(one.stable) : '–'}</td></tr>`,
  )}</tbody></table>`;
}

function range([least, most]: readonly [number, number]): string {
  return least === most ? brief(least) : `${brief(least)} – ${brief(most)}`;
}

/** A reach: whole floats, or about as many. */
function brief(reach: number): string {
  return Number.isInteger(reach) && reach < 10 ? String(reach) : floats(reach);
}

function total(bins: readonly Bin[]): number {
  return bins.flatMap(({ counts }) => counts).reduce((sum, answers) => sum + answers, 0);
}

const LEGEND = html`<ul class="legend">
<li><svg viewBox="0 0 48 20" aria-hidden="true"><path class="heat" opacity=".95" d="M0 2h11v16h-11z"/><path class="heat" opacity=".7" d="M12 2h11v16h-11z"/><path class="heat" opacity=".45" d="M24 2h11v16h-11z"/><path class="heat" opacity=".15" d="M36 2h11v16h-11z"/></svg>half of the answers there or more, down to single ones</li>
<li><svg viewBox="0 0 48 20" aria-hidden="true"><path class="peak" d="M4 10h40"/></svg>the worst error there</li>
<li><svg viewBox="0 0 48 20" aria-hidden="true"><path class="band" d="M0 1h48v15h-48z"/><path class="reach" d="M0 16h48"/></svg><code>stable</code> accepts all below the line, and some in the band, by the element</li>
<li><svg viewBox="0 0 48 20" aria-hidden="true"><path class="edge" d="M0 10h48"/></svg><code>safe</code> accepts all below</li>
<li><svg viewBox="0 0 48 20" aria-hidden="true"><path class="floor" d="M0 6h48M0 14h48"/></svg><code>accurate</code> accepts 4, <code>faithful</code> 1</li>
</ul>`;
