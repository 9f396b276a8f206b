import { exponentOf, highWord, lowWord } from '../../numeric/words.ts';

/** Where lines are broken. */
const WIDTH = 110;

/** A float64 as C99 writes it without loss; the macros are those of math.h. */
export function hexFloat(value: number): string {
  if (Number.isNaN(value)) return 'NAN';
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  if (!Number.isFinite(value)) return `${sign}INFINITY`;
  if (value === 0) return `${sign}0x0p+0`;
  const high = (highWord(value) & 0xfffff).toString(16).padStart(5, '0');
  const fraction = `${high}${lowWord(value).toString(16).padStart(8, '0')}`.replace(/0+$/, '');
  const exponent = Math.max(exponentOf(value), -1022);
  const whole = exponentOf(value) < -1022 ? '0' : '1';
  return `${sign}0x${whole}${fraction && `.${fraction}`}p${exponent < 0 ? '' : '+'}${exponent}`;
}

/** A string literal: printable ASCII as it is, every other byte of its UTF-8, quotes and question marks as three octal digits. */
export function stringLiteral(value: string): string {
  const escaped = Array.from(new TextEncoder().encode(value), (byte) => {
    const character = String.fromCharCode(byte);
    return /[ !#->@-[\]-~]/.test(character) ? character : `\\${byte.toString(8).padStart(3, '0')}`;
  });
  return `"${escaped.join('')}"`;
}

/** What of a name may stand in one of C's. */
export function identifier(name: string): string {
  return name.replace(/[^a-z0-9]/g, '_');
}

/** An initialiser in braces, broken into lines. */
export function* braces(items: Iterable<string>): Generator<string> {
  let line = '   ';
  yield '{\n';
  for (const item of items) {
    if (line.length > 3 && line.length + item.length + 2 > WIDTH) {
      yield `${line}\n`;
      line = '   ';
    }
    line += ` ${item},`;
  }
  yield `${line}\n}`;
}
