/** A count with its thousands set apart: `12 345`. */
export function count(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ' ');
}

/** An error in floats: `0.50`, `14`, `12 345`, `3.2e15`, `infinite`. */
export function floats(ulp: number): string {
  if (!Number.isFinite(ulp)) return 'infinite';
  if (ulp < 10) return ulp.toFixed(2);
  return ulp < 1e6 ? count(Math.round(ulp)) : ulp.toExponential(1).replace('+', '');
}

/** The same with its unit, `0.50 ulp` or `14 floats`; an infinite error has none. */
export function errorIn(unit: string, size: number): string {
  return Number.isFinite(size) ? `${floats(size)} ${unit}` : floats(size);
}

/** How many leading characters of an answer are right: the sign, and the digits that agree at the same exponent. */
export function rightDigits(answer: string, exact: string): number {
  if (exponentOf(answer) !== exponentOf(exact)) return 0;
  let k = 0;
  while (k < answer.length && answer[k] === exact[k]) k++;
  return k;
}

/** Where the leading digit stands: the part behind `e`, or the length before the point. */
function exponentOf(text: string): string {
  const [significand = '', exponent = ''] = text.split('e');
  return `${exponent}/${significand.split('.')[0]?.length}`;
}
