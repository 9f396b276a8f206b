import { type Rational, rational } from '../numeric/rational.ts';
import type { Precision } from './precision.ts';
import { type Real, ZERO } from './real.ts';
import { type Row, rowsOf } from './row.ts';

/**
 * dp_c / dx_j of one row of logits (E5, E6 of spec/derivation.md): p_j (1 - p_j) for c = j, else -p_c p_j. C x C,
 * entry (c, j) at c * C + j. A class at -inf has zeros.
 *
 * @param logits finite or -inf, not all -inf
 */
export function jacobian(logits: Float64Array): readonly Real[] {
  const classes = logits.length;
  const [row] = rowsOf(logits, 1, classes) as [Row];
  return Array.from({ length: classes ** 2 }, (_, n) => entry(row, Math.floor(n / classes), n % classes));
}

function entry(row: Row, c: number, j: number): Real {
  if (row.gaps[c] === undefined || row.gaps[j] === undefined) return { rational: ZERO };
  if (row.isMax(c) && row.isMax(j)) return c === j ? diagonalAtMaximum(row) : offDiagonalAtMaximum(row);
  return c === j
    ? { rational: ZERO, tail: { sign: 1, at: (p) => p.multiply(row.share(j, p), row.others(j, p)) } }
    : { rational: ZERO, tail: { sign: -1, at: (p) => p.multiply(row.share(c, p), row.share(j, p)) } };
}

/** With p = 1/k - t: p (1 - p) = (k - 1)/k^2 - t ((k - 2)/k + t); for k = 1 that is t (1 - t). */
function diagonalAtMaximum(row: Row): Real {
  const k = BigInt(row.ties);
  const equal: Rational = rational(k - 1n, k * k);
  if (row.flat) return { rational: equal };
  const j = row.gaps.findIndex((_, n) => row.isMax(n));
  if (k === 1n)
    return { rational: equal, tail: { sign: 1, at: (p) => p.multiply(row.shortfall(p), row.share(j, p)) } };
  const at = (p: Precision) => {
    const t = row.shortfall(p);
    return p.multiply(t, k === 2n ? t : p.add(p.of(rational(k - 2n, k)), t));
  };
  return { rational: equal, tail: { sign: -1, at } };
}

/** -p^2 = -1/k^2 + t (1/k + p). */
function offDiagonalAtMaximum(row: Row): Real {
  const k = BigInt(row.ties);
  const equal = rational(-1n, k * k);
  if (row.flat) return { rational: equal };
  const j = row.gaps.findIndex((_, n) => row.isMax(n));
  const at = (p: Precision) => p.multiply(row.shortfall(p), p.add(p.of(rational(1n, k)), row.share(j, p)));
  return { rational: equal, tail: { sign: 1, at } };
}
