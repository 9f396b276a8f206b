import type { Verdict } from '../contract/report.ts';
import { entry, sections } from './sections.ts';

const MEANING: Readonly<Record<Verdict, string>> = {
  conforms: 'All that is claimed holds at the level asked for, or above. Exit code 0.',
  'conforms-except':
    'The same but for failures that a file of known failures accepts, with its reasons. Exit code 0.',
  'does-not-conform':
    'Something that is claimed fails, or --require names what is not claimed, or a known failure is none. Exit code 1.',
  'no-verdict':
    'Nobody can tell: it cannot be reached, crashed, came too late or spoke nonsense, claims nothing, or was judged in part and ' +
    'nothing failed; or we have a bug. Nothing is said of the mathematics. Exit code 3.',
};

/** Each verdict. */
export const VERDICTS = Object.keys(MEANING) as readonly Verdict[];

/** What `softproof explain` prints of a verdict. Undefined where no verdict is called so. */
export function explainVerdict(id: string): string | undefined {
  const verdict = VERDICTS.find((known) => known === id);
  if (!verdict) return undefined;
  const all = Object.entries(MEANING).flatMap(([name, meaning]) => entry(name, meaning));
  return sections(verdict, MEANING[verdict], [['What a verdict can be', all]]);
}
