import type { Status } from '../contract/report.ts';
import { columns } from './columns.ts';
import { entry, sections, wrapped } from './sections.ts';

const MEANING: Readonly<Record<Status, string>> = {
  pass: 'The check holds on this cell, at the level asked for or above.',
  fail: 'An answer is wrong, by more than the level asked for allows, or is none where there must be one.',
  skip: 'The check was not made: what it needs is not claimed.',
  broken:
    'An answer never came: a crash, a time-out, nonsense, or a bug of ours. It says nothing of the mathematics.',
  known: 'It fails, and the file of known failures says that this is accepted, and why.',
};

const KNOWN = `An entry of the file names a check, a quantity, a dtype, and an option if the check has one; never one
  question, since another seed asks others. It accepts a failure down to the level recorded, and of the requirements
  recorded; what is worse, or wrong in another way, fails as ever. Its reason is for a person to write, and a gate refuses
  an entry without one. An entry that passes is an error, on the level, effort and seed that found it; so is one that is
  not claimed. What broke is never accepted: nobody knows what it hides.`;

const FILE = {
  found: 'The level, effort and seed of the run that found them.',
  known_failures: 'A list of entries:',
  '  check, quantity, dtype': 'What fails; an option, too, if the check has one.',
  '  level': 'The lowest level at which the failure is accepted; none accepts any.',
  '  requirements': 'The list of those that it may break.',
  '  reason': 'Why it is accepted.',
};

const GATE = 'softproof certify --known-failures FILE [--update-known-failures] ...';

/** Each status of a finding. */
export const STATUSES = Object.keys(MEANING) as readonly Status[];

/** What `softproof explain` prints of a status of findings. Undefined where no status is called so. */
export function explainStatus(id: string): string | undefined {
  const status = STATUSES.find((known) => known === id);
  if (!status) return undefined;
  const all = Object.entries(MEANING).flatMap(([name, meaning]) => entry(name, meaning));
  const fields = [...columns(Object.entries(FILE)), 'Its schema is spec/schemas/known-failures.schema.json.'];
  const rules: readonly string[] = [...wrapped(KNOWN), '', GATE];
  return sections(status, MEANING[status], [
    ['Rules', status === 'known' ? rules : []],
    ['The file, which the command writes', status === 'known' ? fields : []],
    ['What a finding can be', all],
  ]);
}
