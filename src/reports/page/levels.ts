import { type Held, LEVELS } from '../../contract/level.ts';
import { QUANTITIES } from '../../contract/quantity.ts';
import { DTYPES } from '../../numeric/format.ts';
import { at } from '../../verdict/cells.ts';
import { count } from '../numbers.ts';
import type { SavedFinding, SavedResult } from '../saved.ts';
import { ABSENT, badge, cell } from './cell.ts';
import { type Html, html } from './html.ts';
import { errorOf, worstAt } from './worst.ts';

type Levels = SavedResult['levels'];

/** What each level promises, in the words of the README. */
const PROMISES: Readonly<Record<Held, string>> = {
  exact: 'the correctly rounded value',
  faithful: 'one of the two floats around the true value',
  accurate: 'at most 4 floats away, on any input',
  stable: 'what textbook algorithms achieve that subtract the maximum',
  safe: 'the same for those that add the maximum back: large offsets cost digits',
  none: 'wrong somewhere, by more than any honest rounding explains',
};

/** The level of each cell, quantities down and dtypes across: with the worst error and how much was compared. */
export function levelTable(result: SavedResult): Html {
  return html`${table(result, result.levels, undefined)}
<ul class="key" aria-label="Levels, best first">${[...LEVELS.toReversed(), 'none' as const].map(
    (level) => html`<li>${badge(level)} ${PROMISES[level]}</li>`,
  )}</ul>`;
}

/** The same with each option, a table each. */
export function optionTables(result: SavedResult): Html {
  return html`${Object.entries(result.options).map(
    ([option, levels]) => html`<h3>with ${option}</h3>${table(result, levels, option)}`,
  )}`;
}

function table({ claimed, findings }: SavedResult, levels: Levels, option: string | undefined): Html {
  const quantities = QUANTITIES.filter((quantity) => levels[quantity] !== undefined);
  const dtypes = DTYPES.filter((dtype) => quantities.some((quantity) => levels[quantity]?.[dtype]));
  return html`<div class="scroll" tabindex="0" role="group" aria-label="Levels${option && ` with ${option}`}"><table class="cells">
<thead><tr><td></td>${dtypes.map((dtype) => html`<th scope="col">${dtype}</th>`)}</tr></thead>
<tbody>${quantities.map(
    (quantity) => html`<tr><th scope="row">${quantity}</th>${dtypes.map((dtype) => {
      const level = levels[quantity]?.[dtype];
      if (level === undefined) return html`<td>${ABSENT}</td>`;
      const place = { quantity, dtype };
      const those = findings.filter((finding) => finding.option === option && at(place)(finding));
      const worst = worstAt(those, place, option);
      const output = claimed.find(at(place))?.output ?? dtype;
      return html`<td>${cell(
        level,
        output !== dtype && `answered in ${output}`,
        worst && !isCancelled(quantity, option) && `worst error ${errorOf(worst.worst)}`,
        `${count(those.reduce((sum, { compared }) => sum + compared, 0))} compared`,
        level !== 'exact' && heldBy(those, level),
      )}</td>`;
    })}</tr>
`,
  )}</tbody></table></div>`;
}

/** Gradients of targets that spread over classes cancel: floats of what is left say nothing of them. */
function isCancelled(quantity: string, option: string | undefined): boolean {
  return quantity === 'cross_entropy_grad' && option !== undefined && DENSE.includes(option);
}

const DENSE: readonly string[] = ['probabilities', 'label_smoothing', 'combined_options'];

function heldBy(findings: readonly SavedFinding[], level: Held | 'unknown'): string | undefined {
  const [first, ...others] = findings.filter((finding) => finding.level === level);
  return first && `by ${first.check}${others.length > 0 ? ` and ${others.length} more` : ''}`;
}
