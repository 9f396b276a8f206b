import type { SavedQuestion } from '../saved.ts';
import { type Html, html, type Part } from './html.ts';

type Problem = SavedQuestion['problem'];
type Tensor = Problem['logits'];

/** A problem as rows of a list of facts: what is asked of it, in decimals where it is small. */
export function problemFacts({ logits, labels, ...problem }: Problem): Html[] {
  const rows: readonly (readonly [string, Part])[] = [
    ['logits', tensor(logits)],
    [labels?.length === 1 ? 'label' : 'labels', labels && list(labels.map(String))],
    ['targets', problem.probabilities && tensor(problem.probabilities)],
    ['weights', problem.weights && tensor(problem.weights)],
    ['smoothing', problem.label_smoothing],
    ['ignored label', problem.ignore_index],
    ['reduction', problem.reduction !== 'mean' && problem.reduction],
    ['upstream', problem.upstream && tensor(problem.upstream)],
    ['axis of the classes', problem.axis],
  ];
  return rows
    .filter(([, value]) => value !== undefined && value !== false)
    .map(([name, value]) => fact(name, value));
}

/** A row of a list of facts. */
export function fact(name: string, value: Part): Html {
  return html`<dt>${name}</dt><dd>${value}</dd>`;
}

/** A tensor row by row, or its shape where it is large. */
export function tensor({ dtype, shape, decimals }: Tensor): Html {
  if (decimals === undefined || shape.length > 2) return html`${dtype} of shape ${shape.join(' × ')}`;
  const width = shape.at(-1) ?? 1;
  // As many as there are numbers for: a report may come from anywhere.
  const rows = shape.length < 2 ? 1 : Math.min(shape[0]!, decimals.length);
  return html`<span class="digits">${Array.from({ length: rows }, (_, i) =>
    decimals.slice(i * width, (i + 1) * width).join('  '),
  ).join('\n')}</span>`;
}

/** So many labels are written out. */
const MOST = 32;

function list(values: readonly string[]): Html {
  const more = values.length > MOST ? ` … ${values.length} in all` : '';
  return html`<span class="digits">${values.slice(0, MOST).join('  ')}${more}</span>`;
}
