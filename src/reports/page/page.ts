import type { Verdict } from '../../contract/report.ts';
import type { SavedReport } from '../saved.ts';
import { breaks } from './breaks.ts';
import { circumstances } from './circumstances.ts';
import { dialects } from './dialects.ts';
import { document, type Section } from './document.ts';
import { failures } from './failures.ts';
import { type Html, html } from './html.ts';
import { knownFailures } from './known-failures.ts';
import { levelTable, optionTables } from './levels.ts';
import type { PageBook } from './page-book.ts';
import { plots } from './plots.ts';
import { worstAnswers } from './worst-answers.ts';

/** How a verdict looks, and its sign. */
const LOOK: Readonly<Record<Verdict, readonly ['good' | 'bad' | 'odd', string]>> = {
  conforms: ['good', '✔'],
  'conforms-except': ['odd', '✔'],
  'does-not-conform': ['bad', '✘'],
  'no-verdict': ['odd', '?'],
};

/**
 * A report as one page of HTML that needs nothing else: no script, no request, and whatever strangers wrote is shown as
 * text. Everything in it is in the JSON report.
 */
export function page(report: SavedReport, book: PageBook): string {
  const { result } = report;
  const hasLevels = result.claimed.length > 0;
  const sections = [
    ['levels', 'Levels', hasLevels && levelTable(result)],
    ['failures', 'Failures', failures(result, book)],
    ['broken', 'Broken', breaks(result, book)],
    ['known', 'Known failures', knownFailures(result)],
    ['errors', 'Errors by input', plots(result)],
    ['worst', 'Worst answers', worstAnswers(result)],
    ['options', 'With options', Object.keys(result.options).length > 0 && optionTables(result)],
    ['dialect', 'Dialect', dialects(result)],
    ['run', 'The run', circumstances(report)],
  ] as const;
  const { name, version } = result.subject;
  return document(
    `${name}: ${result.summary.split(':')[0]}`,
    banner(report),
    sections.flatMap(([id, title, body]): Section[] => (body ? [{ id, title, body }] : [])),
    html`${[name, version].filter(Boolean).join(' ')}, judged by ${result.suite}.`,
  );
}

/** The verdict, of what, and who it is about. */
function banner({
  result: { verdict, summary, subject, suite, effort, seed },
  circumstances: { seconds },
}: SavedReport): Html {
  const [look, sign] = LOOK[verdict];
  const [what = '', ...rest] = summary.split(':');
  const time = seconds === undefined ? '' : `, ${seconds.toFixed(1)} s`;
  return html`<p class="subject"><bdi>${[subject.name, subject.version].filter(Boolean).join(' ')}</bdi></p>
<h1 class="${look}"><span aria-hidden="true">${sign}</span> ${what}</h1>
${rest.length > 0 && html`<p>${rest.join(':').trim()}</p>`}
<p class="soft small">${suite}, effort ${effort}, seed ${seed}${time}</p>`;
}
