import { type Held, worse } from '../contract/level.ts';
import type { Finding, LevelTable } from '../contract/report.ts';
import { at, type Place } from './cells.ts';

/** The level of each claimed cell: the lowest over the checks that need no option; `unknown` where none judged it. */
export function levelsOf(findings: readonly Finding[], claimed: readonly Place[]): LevelTable {
  const plain = findings.filter(({ option }) => option === undefined);
  return table(claimed, plain);
}

/** The same for each option, in a table of its own: claiming more must not lower a level. */
export function optionLevels(findings: readonly Finding[]): Record<string, LevelTable> {
  const tried = findings.filter(({ option, status }) => option !== undefined && status !== 'skip');
  const options = [...new Set(tried.map(({ option }) => option!))].sort();
  return Object.fromEntries(
    options.map((option) => {
      const those = tried.filter((finding) => finding.option === option);
      return [option, table(those, those)];
    }),
  );
}

function table(places: readonly Place[], findings: readonly Finding[]): LevelTable {
  const levels: Record<string, Record<string, Held | 'unknown'>> = {};
  for (const place of places) {
    levels[place.quantity] = { ...levels[place.quantity], [place.dtype]: lowest(findings.filter(at(place))) };
  }
  return levels;
}

function lowest(findings: readonly Finding[]): Held | 'unknown' {
  const held = findings.flatMap(({ level }) => (level === undefined ? [] : [level]));
  return held.length === 0 ? 'unknown' : held.reduce(worse);
}
