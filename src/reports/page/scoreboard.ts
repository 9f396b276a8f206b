import { barAt } from '../../contract/bar.ts';
import type { Level } from '../../contract/level.ts';
import { QUANTITIES, type Quantity } from '../../contract/quantity.ts';
import type { LevelTable, Verdict } from '../../contract/report.ts';
import { DTYPES, type Dtype } from '../../numeric/format.ts';
import type { Told } from '../aligned.ts';
import { badge } from './cell.ts';
import { markedAnswer, trueValue } from './digits.ts';
import { document, type Section } from './document.ts';
import { type Html, html, type Part } from './html.ts';
import { type Outcomes, outcomesOf } from './outcomes.ts';
import { levelsByDtype, levelsByOption, type Standing, verdicts } from './standings.ts';
import { errorOf, placeText } from './worst.ts';

/** What the scoreboard keeps of a subject's report. */
export interface Entry {
  readonly library: string;
  readonly name: string;
  readonly version: string;
  readonly verdict: Verdict;
  readonly levels: LevelTable;
  readonly options: Readonly<Record<string, LevelTable>>;
  readonly dialects: Outcomes;
  readonly worst: Readonly<Partial<Record<Quantity, Readonly<Partial<Record<Dtype, WorstAnswer>>>>>>;
  readonly short: readonly Shortfall[];
  readonly measured: {
    readonly asked: Level;
    readonly date: string;
    readonly suite: string;
    readonly effort: string;
  };
}

interface WorstAnswer {
  readonly error: number | 'inf';
  readonly case: string;
  readonly answer: string;
  /** Correctly rounded, and digit by digit. */
  readonly exact: string;
  readonly digits?: string;
  readonly rest?: -1 | 0 | 1;
}

interface Shortfall {
  readonly check: string;
  readonly quantity: Quantity;
  readonly dtype: Dtype;
  readonly option?: string;
  readonly level?: string;
  readonly why: string;
}

/** A page of what was found by hand. */
export interface FoundByHand {
  readonly file: string;
  readonly title: string;
  readonly libraries: readonly string[];
}

/** Many subjects on one page: the same as two, with what each falls short in. */
export function scoreboard(entries: readonly Entry[], found: readonly FoundByHand[]): string {
  const standings = entries.map(standingOf);
  const linksOf = ({ name }: Standing): Part => links(entries.find((one) => one.name === name)!, found);
  const options = levelsByOption(standings);
  const short = entries.filter((entry) => entry.short.length > 0);
  const sections: Section[] = [
    { id: 'verdicts', title: 'Verdicts', body: verdicts(standings, 'version', linksOf) },
    {
      id: 'levels',
      title: 'Levels',
      body: html`<p class="lead">The level that held on every question asked, and the worst error in floats.</p>${levelsByDtype(standings)}`,
    },
    ...(short.length > 0
      ? [{ id: 'short', title: 'What fell short', body: html`${short.map(shortfalls)}` }]
      : []),
    { id: 'dialects', title: 'Where the mathematics says nothing', body: outcomesOf(entries) },
    { id: 'worst', title: 'Worst answers', body: worstAnswers(entries) },
    ...(options ? [{ id: 'options', title: 'With options', body: options }] : []),
  ];
  const banner = html`<h1>Scoreboard</h1><p>What <code>softproof certify</code> says of ${entries.length} libraries that people use. Every failure was looked into by hand; what was confirmed has a page.</p>`;
  return document(
    'softproof: scoreboard',
    banner,
    sections,
    html`Measured ${dates(entries)}; generated from scoreboard.json.`,
  );
}

function standingOf({
  name,
  version,
  verdict,
  levels,
  options,
  worst,
  measured: { asked },
}: Entry): Standing {
  return {
    name,
    about: version,
    verdict,
    bar: barAt(asked),
    levels,
    options,
    worst: (quantity, dtype) => worst[quantity]?.[dtype]?.error,
  };
}

function links({ library }: Entry, found: readonly FoundByHand[]): Part {
  const pages = found.filter(({ libraries }) => libraries.includes(library));
  if (pages.length === 0) return undefined;
  return pages.map(
    ({ file, title }) => html`<a href="findings/${file}">${title.replace(/^.*?: /, '')}</a><br>`,
  );
}

function shortfalls({ name, short }: Entry): Html {
  return html`<h3>${name}</h3><details><summary>${short.length} findings<span class="hidden"> on ${name}</span></summary>
<div class="scroll" tabindex="0" role="group" aria-label="Shortfalls of ${name}"><table class="plain"><thead><tr><th scope="col">check</th><th scope="col">cell</th><th scope="col">level</th><th scope="col">what is wrong</th></tr></thead>
<tbody>${short.map(
    (one) =>
      html`<tr><th scope="row">${one.check}</th><td data-of="cell">${placeText(one)}</td><td data-of="level">${one.level}</td><td data-of="what is wrong">${one.why}</td></tr>
`,
  )}</tbody></table></div></details>`;
}

function worstAnswers(entries: readonly Entry[]): Html {
  const rows = entries.flatMap((entry) =>
    QUANTITIES.flatMap((quantity) =>
      DTYPES.flatMap((dtype) => {
        const worst = entry.worst[quantity]?.[dtype];
        const level = entry.levels[quantity]?.[dtype];
        return worst && level ? [{ entry, quantity, dtype, worst, level }] : [];
      }),
    ),
  );
  return html`<div class="scroll" tabindex="0" role="group" aria-label="Worst answers"><table class="plain worst"><thead><tr><th scope="col">library</th><th scope="col">cell</th><th scope="col">level</th><th scope="col" class="number">error</th><th scope="col">answer, and true value</th><th scope="col">case</th></tr></thead>
<tbody>${rows.map(
    ({ entry, quantity, dtype, worst, level }) =>
      html`<tr><th scope="row">${entry.name}</th><td data-of="cell">${quantity} in ${dtype}</td><td data-of="level">${badge(level)}</td><td class="number" data-of="error">${errorOf({ ulp: worst.error })}</td><td data-of="answer, and true value">${markedAnswer(told(worst))}<br>${trueValue(told(worst))}</td><td class="small" data-of="case"><code>${worst.case}</code></td></tr>
`,
  )}</tbody></table></div>`;
}

function told({ answer, exact, digits, rest }: WorstAnswer): Told {
  return { answer: { decimal: answer }, correct: { decimal: exact }, digits, rest };
}

/** The days of the measurements: one, or the first and the last. */
function dates(entries: readonly Entry[]): string {
  const days = entries.map(({ measured }) => measured.date).sort();
  const [first, last] = [days[0] ?? '', days.at(-1) ?? ''];
  return first === last ? `on ${first}` : `from ${first} to ${last}`;
}
