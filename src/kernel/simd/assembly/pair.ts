// ../../pair.ts, operation by operation. The result of the last operation on pairs is in hi and lo.

export let hi: f64 = 0;
export let lo: f64 = 0;

export function lostInSum(a: f64, b: f64, sum: f64): f64 {
  const fromB = sum - a;
  return a - (sum - fromB) + (b - fromB);
}

export function upperHalf(a: f64): f64 {
  const cut = 134217729.0 * a;
  return cut - (cut - a);
}

export function lostInProduct(a: f64, b: f64, product: f64): f64 {
  const aHigh = upperHalf(a);
  const bHigh = upperHalf(b);
  const aLow = a - aHigh;
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

export function add(aHi: f64, aLo: f64, bHi: f64, bLo: f64): void {
  const sum = aHi + bHi;
  normalise(sum, aLo + bLo + lostInSum(aHi, bHi, sum));
}

export function multiply(aHi: f64, aLo: f64, bHi: f64, bLo: f64): void {
  const product = aHi * bHi;
  normalise(product, lostInProduct(aHi, bHi, product) + (aHi * bLo + aLo * bHi));
}

export function divide(aHi: f64, aLo: f64, bHi: f64, bLo: f64): void {
  const quotient = aHi / bHi;
  normalise(quotient, missing(aHi, aLo, quotient, bHi, bLo));
}

/** The quotient, rounded once. */
export function quotientOf(aHi: f64, aLo: f64, bHi: f64, bLo: f64): f64 {
  const quotient = aHi / bHi;
  return quotient + missing(aHi, aLo, quotient, bHi, bLo);
}

/** high + low, where |high| is not below |low|. */
export function normalise(high: f64, low: f64): void {
  hi = high + low;
  lo = low - (hi - high);
}

function missing(aHi: f64, aLo: f64, quotient: f64, bHi: f64, bLo: f64): f64 {
  const product = quotient * bHi;
  const remainder = aHi - product - lostInProduct(quotient, bHi, product);
  return (remainder + (aLo - quotient * bLo)) / bHi;
}
