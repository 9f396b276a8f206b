// ../../pair.ts, operation by operation; and again for two pairs at once, one to a lane. The result of the last
// operation on pairs is in hi and lo, or in his and los.

export let hi: f64 = 0;
export let lo: f64 = 0;
export let his: v128 = f64x2.splat(0);
export let los: v128 = f64x2.splat(0);

export function lostInSum(a: f64, b: f64, sum: f64): f64 {
  const fromB = sum - a;
  return a - (sum - fromB) + (b - fromB);
}

export function add(aHi: f64, aLo: f64, bHi: f64, bLo: f64): void {
  const sum = aHi + bHi;
  normalise(sum, aLo + bLo + lostInSum(aHi, bHi, sum));
}

/** high + low, where |high| is not below |low|. */
export function normalise(high: f64, low: f64): void {
  hi = high + low;
  lo = low - (hi - high);
}

export function lostInSums(a: v128, b: v128, sum: v128): v128 {
  const fromB = f64x2.sub(sum, a);
  return f64x2.add(f64x2.sub(a, f64x2.sub(sum, fromB)), f64x2.sub(b, fromB));
}

export function upperHalves(a: v128): v128 {
  const cut = f64x2.mul(f64x2.splat(134217729), a);
  return f64x2.sub(cut, f64x2.sub(cut, a));
}

export function lostInProducts(a: v128, b: v128, product: v128): v128 {
  const aHigh = upperHalves(a);
  const bHigh = upperHalves(b);
  const aLow = f64x2.sub(a, aHigh);
  const bLow = f64x2.sub(b, bHigh);
  const first = f64x2.sub(product, f64x2.mul(aHigh, bHigh));
  const rest = f64x2.sub(f64x2.sub(first, f64x2.mul(aLow, bHigh)), f64x2.mul(aHigh, bLow));
  return f64x2.sub(f64x2.mul(aLow, bLow), rest);
}

export function addLanes(aHi: v128, aLo: v128, bHi: v128, bLo: v128): void {
  const sum = f64x2.add(aHi, bHi);
  normaliseLanes(sum, f64x2.add(f64x2.add(aLo, bLo), lostInSums(aHi, bHi, sum)));
}

/** A pair times a float. */
export function multiplyLanes(aHi: v128, aLo: v128, b: v128): void {
  const product = f64x2.mul(aHi, b);
  normaliseLanes(product, f64x2.add(lostInProducts(aHi, b, product), f64x2.mul(aLo, b)));
}

export function divideLanes(aHi: v128, aLo: v128, bHi: v128, bLo: v128): void {
  const quotient = f64x2.div(aHi, bHi);
  normaliseLanes(quotient, missing(aHi, aLo, quotient, bHi, bLo));
}

/** Quotients, rounded once. */
export function quotientLanes(aHi: v128, aLo: v128, bHi: v128, bLo: v128): v128 {
  const quotient = f64x2.div(aHi, bHi);
  return f64x2.add(quotient, missing(aHi, aLo, quotient, bHi, bLo));
}

export function normaliseLanes(high: v128, low: v128): void {
  his = f64x2.add(high, low);
  los = f64x2.sub(low, f64x2.sub(his, high));
}

function missing(aHi: v128, aLo: v128, quotient: v128, bHi: v128, bLo: v128): v128 {
  const product = f64x2.mul(quotient, bHi);
  const remainder = f64x2.sub(f64x2.sub(aHi, product), lostInProducts(quotient, bHi, product));
  return f64x2.div(f64x2.add(remainder, f64x2.sub(aLo, f64x2.mul(quotient, bLo))), bHi);
}
