import { count } from '../numbers.ts';
import type { SavedResult } from '../saved.ts';
import { markedAnswer, trueValue } from './digits.ts';
import { type Html, html } from './html.ts';
import { tensor } from './problem.ts';
import { dtypeOf, errorOf, type WithWorst, worstAt } from './worst.ts';

/** The answer of each cell that lies farthest from the true value; undefined where there is none. */
export function worstAnswers({ claimed, findings }: SavedResult): Html | undefined {
  const rows = claimed.flatMap((cell) => {
    const finding = worstAt(findings, cell, undefined);
    return finding ? [{ cell, finding }] : [];
  });
  if (rows.length === 0) return undefined;
  return html`<p class="lead">The answer of each cell that lies the most floats from the true value, above that value: marked from the first wrong digit on,
unless no float is nearer. Far off is not wrong by itself: near a true value of 0 there are very many floats, and <code>stable</code> asks for no digits there.</p>
<div class="scroll" tabindex="0" role="group" aria-label="Worst answers"><table class="plain worst">
<thead><tr><th scope="col">quantity</th><th scope="col">dtype</th><th scope="col" class="number">error</th><th scope="col">answer, and true value</th><th scope="col">logits</th><th scope="col">case</th></tr></thead>
<tbody>${rows.map(
    ({ cell, finding }) =>
      html`<tr><th scope="row">${cell.quantity}</th><td data-of="dtype">${dtypeOf(cell)}</td><td class="number" data-of="error">${errorOf(finding.worst)}</td><td data-of="answer, and true value">${markedAnswer(finding.worst)}<br>${trueValue(finding.worst)}</td><td data-of="logits">${logits(finding)}</td><td class="small" data-of="case"><code>${finding.worst.case}</code></td></tr>
`,
  )}</tbody></table></div>`;
}

/** Few enough to be read in a table. */
const FEW = 6;

function logits({ worst: { asked, element } }: WithWorst): Html {
  const { logits, labels } = asked.problem;
  const [rows = 1, classes = 1] = logits.shape;
  const size = logits.shape.reduce((product, side) => product * side, 1);
  if (logits.decimals === undefined || size > FEW)
    return html`${count(rows)} × ${count(classes)}, element ${count(element)}`;
  return html`${tensor(logits)}${labels && html`<br><span class="soft">label ${labels.join(', ')}</span>`}`;
}
