import type { Bar, Exception } from '../contract/bar.ts';
import { UsageError } from '../contract/errors.ts';
import { LEVELS, type Level } from '../contract/level.ts';
import { QUANTITIES } from '../contract/quantity.ts';
import { DTYPES } from '../numeric/format.ts';
import { quote } from '../subjects/quote.ts';

/**
 * Reads the levels asked for: `accurate`, and after it, where some cells are held to another one, `quantity=level` or
 * `quantity:dtype=level`.
 * @throws UsageError naming the part that is none
 */
export function readBar(text: string): Bar {
  const [all = '', ...others] = text.split(',');
  const except = others.map((part) => readException(text, part));
  const names = except.map(placeOf);
  const twice = names.find((name, k) => names.indexOf(name) !== k);
  if (twice !== undefined) throw wrong(text, `${twice} is named twice; name it once`);
  return { level: readLevel(text, all), except: except.toSorted((a, b) => order(a) - order(b)) };
}

/** In the order of quantities and dtypes, however they were written. */
function order({ quantity, dtype }: Exception): number {
  return QUANTITIES.indexOf(quantity) * (DTYPES.length + 1) + (dtype ? 1 + DTYPES.indexOf(dtype) : 0);
}

/** The same as it is written. */
export function barText({ level, except }: Bar): string {
  return [level, ...except.map((one) => `${placeOf(one)}=${one.level}`)].join(',');
}

function readException(text: string, part: string): Exception {
  const [, name, format, level] = /^\s*(\w+)(?::(\w+))?\s*=\s*(\w+)\s*$/.exec(part) ?? [];
  if (name === undefined || level === undefined)
    throw wrong(text, `"${quote(part)}" is no exception; write quantity=level or quantity:dtype=level`);
  const quantity = QUANTITIES.find((known) => known === name);
  if (!quantity) throw wrong(text, `the quantities are ${QUANTITIES.join(', ')}`);
  const dtype = DTYPES.find((known) => known === format);
  if (format !== undefined && !dtype) throw wrong(text, `the dtypes are ${DTYPES.join(', ')}`);
  return { quantity, ...(dtype && { dtype }), level: readLevel(text, level) };
}

function readLevel(text: string, word: string): Level {
  const level = LEVELS.find((known) => known === word.trim());
  if (level) return level;
  const hint = word.includes('=') ? '; name the level of all else first' : '';
  throw wrong(text, `"${quote(word)}" is no level${hint}; the levels are ${LEVELS.join(', ')}`);
}

function placeOf({ quantity, dtype }: Exception): string {
  return dtype ? `${quantity}:${dtype}` : quantity;
}

function wrong(text: string, why: string): UsageError {
  return new UsageError(`--level ${quote(text)}: ${why}`);
}
