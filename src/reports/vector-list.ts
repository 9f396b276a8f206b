import type { VectorList } from '../vectors/list.ts';
import { columns } from './columns.ts';
import { count } from './numbers.ts';
import { sections } from './sections.ts';

/** What `softproof vectors list` prints. */
export function listText({ vectors, profile, profiles, groups, flags, cases, elements }: VectorList): string {
  const profileRows = profiles.map(({ id, title }) => [id, title]);
  const groupRows = groups.map((group) => [
    group.id,
    count(group.cases),
    count(group.elements),
    group.dtypes.join(', '),
  ]);
  const flagRows = flags.map(({ id, bugType, cases: of }) => [id, count(of), bugType]);
  const sentence = `Vectors ${vectors}, ${profile}: ${count(cases)} cases that expect ${count(elements)} numbers.`;
  return sections('softproof vectors', sentence, [
    ['Profiles', columns(profileRows)],
    ['Groups', columns([['group', 'cases', 'numbers', 'dtypes'], ...groupRows])],
    ['Flags', columns([['flag', 'cases', 'the likely mistake'], ...flagRows])],
  ]);
}
