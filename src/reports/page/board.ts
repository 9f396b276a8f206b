import type { Named } from '../comparison.ts';
import { savedBar } from '../saved.ts';
import { changes } from './changes.ts';
import { document, type Section } from './document.ts';
import { html } from './html.ts';
import { levelsByDtype, levelsByOption, type Standing, verdicts } from './standings.ts';
import { worstAt } from './worst.ts';

/** Reports side by side as one page: verdicts, levels, and what each later one says otherwise than the first. */
export function board(reports: readonly Named[]): string {
  const standings = reports.map(standingOf);
  const [first, ...others] = reports;
  const options = levelsByOption(standings);
  const sections: Section[] = [
    { id: 'verdicts', title: 'Verdicts', body: verdicts(standings, 'report') },
    { id: 'levels', title: 'Levels', body: levelsByDtype(standings) },
    { id: 'changes', title: 'Changes', body: html`${others.map((other) => changes(first!, other))}` },
    ...(options ? [{ id: 'options', title: 'With options', body: options }] : []),
  ];
  const banner = html`<h1>${reports.length} reports side by side</h1><p>${reports.map(({ name }) => name).join(', ')}</p>`;
  return document(`softproof: ${reports.length} reports`, banner, sections, html`Compared by softproof.`);
}

/** The reports of one subject are told apart by their files. */
function standingOf({ name, report: { result } }: Named): Standing {
  const { subject, verdict, levels, options, findings, effort, seed } = result;
  return {
    name: [subject.name, subject.version].filter(Boolean).join(' '),
    about: html`${name}<br>${effort}, seed ${seed}`,
    verdict,
    bar: savedBar(result),
    levels,
    options,
    worst: (quantity, dtype) => worstAt(findings, { quantity, dtype }, undefined)?.worst.ulp,
  };
}
