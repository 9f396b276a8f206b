import { type Bar, levelAt } from '../../contract/bar.ts';
import { rank } from '../../contract/level.ts';
import { QUANTITIES, type Quantity } from '../../contract/quantity.ts';
import type { LevelTable, Verdict } from '../../contract/report.ts';
import { DTYPES, type Dtype } from '../../numeric/format.ts';
import { ABSENT, badge, cell } from './cell.ts';
import { type Html, html, type Part } from './html.ts';
import { errorOf } from './worst.ts';

/** One of several subjects, or one subject at one of several times, as far as they stand side by side. */
export interface Standing {
  /** What to call it where it stands beside the others. */
  readonly name: string;
  /** What else is to be said of it: its version, the file of the report. */
  readonly about: Part;
  readonly verdict: Verdict;
  readonly bar: Bar;
  readonly levels: LevelTable;
  readonly options: Readonly<Record<string, LevelTable>>;
  /** The largest error of a cell without options, in floats. */
  worst(quantity: Quantity, dtype: Dtype): number | 'inf' | undefined;
}

const VERDICTS: Readonly<Record<Verdict, readonly [look: 'better' | 'worse' | 'other', text: string]>> = {
  conforms: ['better', '✔ conforms'],
  'conforms-except': ['other', '✔ conforms, but for known failures'],
  'does-not-conform': ['worse', '✘ does not conform'],
  'no-verdict': ['other', '? no verdict'],
};

/**
 * The verdict on each.
 * @param title  what `about` tells
 */
export function verdicts(
  standings: readonly Standing[],
  title: string,
  more?: (standing: Standing) => Part,
): Html {
  return html`<div class="scroll" tabindex="0" role="group" aria-label="Verdicts"><table class="plain"><thead><tr><th scope="col">subject</th><th scope="col">${title}</th><th scope="col">verdict</th><th scope="col">cells that meet it</th>${more && html`<th scope="col">confirmed by hand</th>`}</tr></thead>
<tbody>${standings.map((standing) => {
    const [look, text] = VERDICTS[standing.verdict];
    const options = Object.values(standing.options);
    return html`<tr><th scope="row"><bdi>${standing.name}</bdi></th><td class="about" data-of="${title}">${standing.about}</td><td class="verdict" data-of="verdict"><span class="${look}">${text}</span> at ${standing.bar.level}${standing.bar.except.length > 0 && '*'}</td><td class="met" data-of="cells that meet it">${metOf(standing.bar, [standing.levels])}${options.length > 0 && html`<br>options: ${metOf(standing.bar, options)}`}</td>${more && html`<td data-of="confirmed by hand">${more(standing) ?? '–'}</td>`}</tr>
`;
  })}</tbody></table></div>
${standings.some(({ bar }) => bar.except.length > 0) && html`<p class="small soft">* Of some cells another level was asked.</p>`}`;
}

/** How many of the cells that are claimed meet what was asked. */
function metOf(bar: Bar, tables: readonly LevelTable[]): string {
  const claimed = tables.flatMap(cellsOf);
  const met = claimed.filter(
    ({ level, ...place }) => level !== 'unknown' && rank(level) >= rank(levelAt(bar, place)),
  );
  return `${met.length} of ${claimed.length}`;
}

function cellsOf(levels: LevelTable) {
  return QUANTITIES.flatMap((quantity) =>
    DTYPES.flatMap((dtype) => {
      const level = levels[quantity]?.[dtype];
      return level === undefined ? [] : [{ quantity, dtype, level }];
    }),
  );
}

/** Levels side by side: a table a dtype, a row for each that claims something there. */
export function levelsByDtype(standings: readonly Standing[]): Html {
  return html`${DTYPES.map((dtype) => {
    const those = standings.filter(({ levels }) => QUANTITIES.some((quantity) => levels[quantity]?.[dtype]));
    if (those.length === 0) return '';
    return html`<h3>${dtype}</h3>
<div class="scroll" tabindex="0" role="group" aria-label="Levels in ${dtype}"><table class="cells tight"><thead><tr><td></td>${QUANTITIES.map(
      (quantity) => html`<th scope="col">${quantity}</th>`,
    )}</tr></thead>
<tbody>${those.map(
      (standing) => html`<tr><th scope="row"><bdi>${standing.name}</bdi></th>${QUANTITIES.map((quantity) => {
        const level = standing.levels[quantity]?.[dtype];
        const worst = standing.worst(quantity, dtype);
        return html`<td>${level === undefined ? ABSENT : cell(level, worst !== undefined && errorOf({ ulp: worst }))}</td>`;
      })}</tr>
`,
    )}</tbody></table></div>
`;
  })}`;
}

/** Levels with options side by side: a column an option, a row a cell; undefined where none is claimed. */
export function levelsByOption(standings: readonly Standing[]): Html | undefined {
  const options = [...new Set(standings.flatMap((standing) => Object.keys(standing.options)))].sort();
  if (options.length === 0) return undefined;
  const rows = standings.flatMap((standing) =>
    QUANTITIES.flatMap((quantity) =>
      DTYPES.flatMap((dtype) => {
        const levels = options.map((option) => standing.options[option]?.[quantity]?.[dtype]);
        return levels.every((level) => level === undefined) ? [] : [{ standing, quantity, dtype, levels }];
      }),
    ),
  );
  return html`<div class="scroll" tabindex="0" role="group" aria-label="Levels with options"><table class="plain"><thead><tr><th scope="col">subject</th><th scope="col">cell</th>${options.map(
    (option) =>
      html`<th scope="col">${option.split('_').map((word, k) => html`${k > 0 && html`_<wbr>`}${word}`)}</th>`,
  )}</tr></thead>
<tbody>${rows.map(
    ({ standing, quantity, dtype, levels }) =>
      html`<tr><th scope="row"><bdi>${standing.name}</bdi></th><td data-of="cell">${quantity} in ${dtype}</td>${levels.map(
        (level, k) =>
          level === undefined
            ? html`<td class="lacking">–</td>`
            : html`<td data-of="${options[k]!}">${badge(level)}</td>`,
      )}</tr>
`,
  )}</tbody></table></div>`;
}
