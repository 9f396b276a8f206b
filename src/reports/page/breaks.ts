import { phrase } from '../../verdict/cells.ts';
import type { SavedFinding, SavedResult } from '../saved.ts';
import { example } from './example.ts';
import { type Html, html } from './html.ts';
import type { PageBook } from './page-book.ts';

/** What broke, each reason once, with the first case of it; undefined where nothing did. */
export function breaks(result: SavedResult, { subject }: PageBook): Html | undefined {
  const broken = result.findings.filter(({ status }) => status === 'broken');
  if (broken.length === 0) return undefined;
  const ways = new Map<string, SavedFinding[]>();
  for (const finding of broken) {
    // The reason also counts what was not asked after that, the complaint does not.
    const way = `${finding.cause}: ${finding.counterexample?.complaint ?? finding.reason}`;
    ways.set(way, [...(ways.get(way) ?? []), finding]);
  }
  return html`<p class="lead">Where no answer came there is nothing to judge, and no verdict.</p>
${[...ways].map(([way, those], k) => {
  const first = those[0]!;
  return html`<article class="odd-edge" aria-labelledby="break-${k + 1}"><h3 id="break-${k + 1}">${way}</h3>
<p class="soft small">${phrase(those)}, first by ${first.check}; ${those.length} findings</p>
${
  first.counterexample &&
  example(first, first.counterexample, result, {
    name: `break-${k + 1}`,
    ...(subject && { subject }),
  })
}</article>
`;
})}`;
}
