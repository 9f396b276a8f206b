import { existsSync, readFileSync } from 'node:fs';
import { table } from './text.ts';

/** What `npm run honest` writes, as far as it is shown here. */
interface Honest {
  readonly runs: Readonly<Record<'quick' | 'standard', number>>;
  readonly subjects: readonly {
    readonly name: string;
    readonly accusations: readonly string[];
    readonly compared: number;
    readonly levels: Levels;
  }[];
  readonly bounds: readonly Bound[];
}

/** By quantity and dtype, how many runs held each level. */
type Levels = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>;

/** The largest part of a bound that an honest subject used. */
interface Bound {
  readonly quantity: string;
  readonly dtype: string;
  readonly level: string;
  readonly options: boolean;
  readonly used: number;
  readonly by: string;
}

/** What the second oracle found, of the committed vectors and of problems drawn for it. */
type SecondOracle = Readonly<Record<'vectors' | 'drawn', Readonly<Record<string, number>>>>;

/** The part of honest subjects, where they were measured. */
export function honestPart(): string {
  const honest = read<Honest>('conformance/honest.json');
  if (!honest) return '';
  const { runs, subjects, bounds } = honest;
  const accused = subjects.filter(({ accusations }) => accusations.length > 0);
  const rows = subjects.map(({ name, levels, compared, accusations }) => [
    name,
    held(levels),
    String(compared),
    String(accusations.length),
  ]);
  const margins = bounds.map(({ quantity, dtype, level, options, used, by }) => [
    `${quantity}${options ? ' with options' : ''}`,
    dtype,
    level,
    String(used),
    by,
  ]);
  return `## Honest subjects

Implementations that are right, each in its own way, asked the same: ${runs.quick} seeds at \`quick\` and ${runs.standard} at
\`standard\` (\`npm run honest\`, [its data](honest.json)). Spared: ${subjects.length - accused.length} of ${subjects.length}.

${table(['subject', 'levels', 'comparisons', 'accusations'], rows)}

How much of each bound the worst of them used, 1 being all of it:

${table(['quantity', 'dtype', 'bound', 'used', 'by'], margins)}
`;
}

/** The levels that were held, by dtype. */
function held(levels: Levels): string {
  const byDtype = new Map<string, Set<string>>();
  for (const dtypes of Object.values(levels))
    for (const [dtype, counts] of Object.entries(dtypes))
      byDtype.set(dtype, new Set([...(byDtype.get(dtype) ?? []), ...Object.keys(counts)]));
  return [...byDtype].map(([dtype, names]) => `${dtype}: ${[...names].join(' or ')}`).join('; ');
}

/** The part of the second oracle, where it was run. */
export function secondOraclePart(): string {
  const result = read<SecondOracle>('conformance/second-oracle/RESULT.json');
  if (!result) return '';
  const counted = Object.keys(result.vectors).filter((name) => name !== 'files');
  const rows = counted.map((name) => [
    name,
    ...[result.vectors, result.drawn].map((counts) => String(counts[name])),
  ]);
  return `## Second oracle

The expected values, derived anew from the text of the specification by [another program in another
language](second-oracle/README.md):

${table(['what was compared', 'in the vectors', 'in drawn problems'], rows)}
`;
}

function read<T>(path: string): T | undefined {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : undefined;
}
