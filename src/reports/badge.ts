import { barOf, levelAt } from '../contract/bar.ts';
import { type Held, LEVELS, type Level, rank } from '../contract/level.ts';
import type { LevelTable, Result } from '../contract/report.ts';

/** Better levels are greener. */
const COLOURS: Readonly<Record<Held, string>> = {
  none: 'red',
  safe: 'yellow',
  stable: 'yellowgreen',
  accurate: 'green',
  faithful: 'brightgreen',
  exact: 'brightgreen',
};

/**
 * A badge as an endpoint of shields.io has it: the level that all cells hold, options included; that there are known failures;
 * or that it fails, or that there is no verdict.
 */
export function badge({ result }: { readonly result: Result }): string {
  return `${JSON.stringify({ schemaVersion: 1, label: 'softproof', ...shown(result) }, null, 2)}\n`;
}

function shown(result: Result): object {
  const { verdict, asked, levels, options } = result;
  if (verdict === 'does-not-conform') return { message: 'fails', color: COLOURS.none, isError: true };
  if (verdict === 'no-verdict') return { message: 'no verdict', color: 'lightgrey', isError: true };
  if (verdict === 'conforms-except') {
    return { message: `${lowestAsked(result)}, known failures`, color: 'orange' };
  }
  const held = [levels, ...Object.values(options)].flatMap(heldIn);
  const lowest = [...LEVELS].find((level) => held.some((one) => rank(one) <= rank(level))) ?? asked;
  return { message: lowest, color: COLOURS[lowest] };
}

/** The lowest level that is asked of any cell: all else than the known failures holds it. */
function lowestAsked(result: Result): Level {
  const all = result.claimed.map((cell) => levelAt(barOf(result), cell));
  return LEVELS.find((level) => all.includes(level)) ?? result.asked;
}

function heldIn(table: LevelTable): Held[] {
  return Object.values(table)
    .flatMap((dtypes) => Object.values(dtypes))
    .flatMap((level) => (level === 'unknown' ? [] : [level]));
}
