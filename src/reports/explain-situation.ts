import { DIALECT, type Situation } from '../contract/dialect.ts';
import { entry, sections, wrapped } from './sections.ts';

/** What `softproof explain` prints of a situation of a dialect. Undefined where none is called so. */
export function explainSituation(id: string): string | undefined {
  const [, situation] = Object.entries(DIALECT).find(([name]) => name === id) ?? [];
  if (!situation) return undefined;
  const { sentence, outcomes, defined }: Situation = situation;
  const [first = ''] = Object.keys(outcomes);
  const expected =
    defined === undefined
      ? 'The outcome is found and reported; it counts neither for nor against.'
      : `The checks expect ${defined}; another outcome that is found is reported.`;
  return sections(id, sentence, [
    ['Outcomes', Object.entries(outcomes).flatMap(([outcome, meaning]) => entry(outcome, meaning))],
    [
      'Declared',
      wrapped(
        `As "dialect": {"${id}": "${first}"} among the capabilities. Any other outcome is a failure then. In a module: export const capabilities = {"dialect": {"${id}": "${first}"}};`,
      ),
    ],
    ['Not declared', wrapped(`${expected} What is none of these is a failure.`)],
    ['Probe', [`dialect/${id}`]],
    ['Written down in', ['spec/special-values.md']],
  ]);
}
