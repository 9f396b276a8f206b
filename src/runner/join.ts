import type { Break, Part, Tally } from '../contract/part.ts';
import type { Counterexample, Finding } from '../contract/report.ts';
import { concluded, ourBug, skipped } from './finding.ts';
import { Strikes } from './strikes.ts';
import { combine, EMPTY } from './tally.ts';
import { Told } from './told.ts';

/** What the parts of all shards amount to. */
export interface Joined {
  readonly findings: readonly Finding[];
  /** Whether one run of all cases is certain to find the same. */
  readonly certain: boolean;
}

/** One cell of a check, through all shards. */
interface Line {
  readonly part: Part;
  readonly tally: Tally;
  /** Cases that one run would not have asked any more. */
  readonly unasked: number;
  /** Where something broke, by shard: what counts, and what one run would not have met. */
  readonly met: readonly string[];
  readonly unmet: readonly string[];
}

/**
 * The findings of one run of all cases, from the parts of the shards that had a range of them each, in their order: what
 * comes after too many breaks is left out. It is the same, byte for byte, for a subject whose answers depend on the question
 * alone. Not certain is only what depends on how a run goes on after a break: see `isEntangled`, and breaks of which another
 * than the first of its kind is to be shown small.
 * @param shards the parts of each shard: the same checks and cells in the same order
 */
export function join(shards: readonly (readonly Part[])[]): Joined {
  const lines = (shards[0] ?? []).map((_, k) => lineOf(shards.map((parts) => parts[k]!)));
  const told = new Told();
  let certain = !lines.some((line) => isEntangled(line, lines));
  const findings = lines.map(({ part: { about, skipped: reason }, tally, unasked }) => {
    if (reason !== undefined) return skipped(about, reason);
    const { failure, broken, bug } = tally;
    if (bug !== undefined && !failure) return ourBug(about, bug);
    const isSmall = !failure && broken !== undefined && told.isNew(broken);
    if (isSmall && !broken.small) certain = false;
    return concluded(about, tally, unasked, failure?.example ?? shown(broken, isSmall));
  });
  return { findings, certain };
}

function shown(broken: Break | undefined, isSmall: boolean): Counterexample | undefined {
  return (isSmall ? broken?.small : undefined) ?? broken?.example;
}

function lineOf(parts: readonly Part[]): Line {
  const [part] = parts;
  const { size } = part!;
  const strikes = new Strikes();
  const met: string[] = [];
  const unmet: string[] = [];
  let tally: Tally = EMPTY;
  for (const stretch of parts.flatMap(({ stretches }) => stretches)) {
    const { broken } = stretch;
    if (broken) (strikes.out ? unmet : met).push(`${broken.index}/${broken.question}`);
    if (strikes.out) continue;
    tally = combine(tally, stretch);
    if (broken) strikes.add(broken.cause);
  }
  const unasked = strikes.out ? size - tally.cases - tally.beyond : 0;
  return { part: part!, tally, unasked, met, unmet };
}

/**
 * Whether something broke together with a quantity that one run would not have asked any more: alone it might have had an
 * answer.
 */
function isEntangled({ part: { about }, met }: Line, lines: readonly Line[]): boolean {
  const beside = lines.filter(
    ({ part }) => part.about.check === about.check && part.about.dtype === about.dtype,
  );
  return beside.some(({ unmet }) => unmet.some((place) => met.includes(place)));
}
