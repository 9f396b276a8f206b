/**
 * An unevaluated sum of two float64, |lo| at most half an ulp of hi. The operations below err by less than 2^-100,
 * relatively, where the parts neither overflow nor fall below 2^-900 (spec/oracle.md, "Double-double").
 */
export interface DoubleDouble {
  readonly hi: number;
  readonly lo: number;
}

/** 2^27 + 1: splits a float64 into two halves of 26 bits. */
const SPLITTER = 134217729;

export function dd(hi: number, lo = 0): DoubleDouble {
  return { hi, lo };
}

/** a + b, exactly, in two parts (Knuth). */
export function twoSum(a: number, b: number): DoubleDouble {
  const hi = a + b;
  const back = hi - a;
  return { hi, lo: a - (hi - back) + (b - back) };
}

/** a * b, exactly, in two parts (Dekker, Veltkamp): no fused multiply-add is needed or used. */
export function twoProduct(a: number, b: number): DoubleDouble {
  const hi = a * b;
  const ca = SPLITTER * a;
  const ah = ca - (ca - a);
  const al = a - ah;
  const cb = SPLITTER * b;
  const bh = cb - (cb - b);
  const bl = b - bh;
  return { hi, lo: ah * bh - hi + ah * bl + al * bh + al * bl };
}

/** a + b where |a| >= |b| or a = 0. */
function fastTwoSum(a: number, b: number): DoubleDouble {
  const hi = a + b;
  return { hi, lo: b - (hi - a) };
}

export function add(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const s = twoSum(a.hi, b.hi);
  const t = twoSum(a.lo, b.lo);
  const u = fastTwoSum(s.hi, s.lo + t.hi);
  return fastTwoSum(u.hi, u.lo + t.lo);
}

export function multiply(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const p = twoProduct(a.hi, b.hi);
  return fastTwoSum(p.hi, p.lo + (a.hi * b.lo + a.lo * b.hi));
}

export function divide(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const first = a.hi / b.hi;
  const p = multiply(b, dd(first));
  const rest = add(a, dd(-p.hi, -p.lo));
  return fastTwoSum(first, (rest.hi + rest.lo) / b.hi);
}

/** The quotient of two floats. */
export function ratio(a: number, b: number): DoubleDouble {
  const hi = a / b;
  const back = twoProduct(hi, b);
  return fastTwoSum(hi, (a - back.hi - back.lo) / b);
}

export function negate(a: DoubleDouble): DoubleDouble {
  return { hi: -a.hi, lo: -a.lo };
}
