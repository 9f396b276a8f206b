import { type Held, LEVELS, rank } from '../contract/level.ts';
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

function shown({ verdict, asked, levels, options }: Result): object {
  if (verdict === 'does-not-conform') return { message: 'fails', color: COLOURS.none, isError: true };
  if (verdict === 'no-verdict') return { message: 'no verdict', color: 'lightgrey', isError: true };
  if (verdict === 'conforms-except') return { message: `${asked}, known failures`, color: 'orange' };
  const held = [levels, ...Object.values(options)].flatMap(heldIn);
  const lowest = [...LEVELS].find((level) => held.some((one) => rank(one) <= rank(level))) ?? asked;
  return { message: lowest, color: COLOURS[lowest] };
}

function heldIn(table: LevelTable): Held[] {
  return Object.values(table)
    .flatMap((dtypes) => Object.values(dtypes))
    .flatMap((level) => (level === 'unknown' ? [] : [level]));
}
