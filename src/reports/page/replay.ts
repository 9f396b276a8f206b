import { isReplayed } from '../../cases/read-cases.ts';
import { levelAt } from '../../contract/bar.ts';
import { layOut } from '../../vectors/layout.ts';
import { type SavedExample, type SavedFinding, type SavedResult, savedBar } from '../saved.ts';
import { shellWord } from '../shell-word.ts';
import { type Html, html } from './html.ts';

/** What asking a case again takes. */
export interface Asking {
  /** The name of the case, unique on the page: that of the file, too. */
  readonly name: string;
  /** The words that name the subject, where they are known. */
  readonly subject?: readonly string[];
}

/** A larger case is not written into the page: the JSON report has it. */
const LARGEST = 12_000;

/** Stands for the words that name a subject, where nobody knows them. */
const ANY = ['./my-softmax.mjs'];

/** A case as a file, and the command that asks it again. */
export function replay(
  finding: SavedFinding,
  shown: SavedExample,
  result: SavedResult,
  { name, subject }: Asking,
): Html {
  const { check, quantity, dtype, status } = finding;
  const text = layOut({
    check,
    quantity,
    dtype,
    level: levelAt(savedBar(result), finding),
    status,
    ...shown,
  });
  const command = (file: string) => ['softproof replay', file, ...(subject ?? ANY).map(shellWord)].join(' ');
  if (text.length > LARGEST) {
    const number = result.findings.filter(isReplayed).indexOf(finding) + 1;
    return html`<p class="small">Too large for this page. With the JSON report of the run:</p>
<pre class="command"><code>${command(`report.json#${number}`)}</code></pre>`;
  }
  return html`<details><summary>Ask it again</summary>
<p class="small"><a download="${name}.json" href="data:application/json,${encodeURIComponent(text)}">Download ${name}.json</a>, or copy it from here; then${subject === undefined && html`, with your module, or a program after <code>--</code>`}:</p>
<pre class="command"><code>${command(`${name}.json`)}</code></pre>
<pre class="command" tabindex="0" role="group" aria-label="The case"><code>${text}</code></pre></details>`;
}
