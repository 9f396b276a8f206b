/** Fixed point over BigInt, for tables made when this is loaded: a number is a whole multiple of 2^-BITS. */
const BITS = 140n;
const ONE = 1n << BITS;

/** ln(num / den), 0 < den <= num <= 3 den: 2 artanh((num - den)/(num + den)) by its series, off by less than 2^-130. */
export function logarithm(num: bigint, den: bigint): bigint {
  const ratio = ((num - den) * ONE) / (num + den);
  const square = (ratio * ratio) >> BITS;
  let sum = 0n;
  let power = ratio;
  for (let k = 1n; power > 0n; k += 2n) {
    sum += power / k;
    power = (power * square) >> BITS;
  }
  return 2n * sum;
}

/** The value to a given number of binary places, at most 53 bits of it, and the float nearest to what is left. */
export function split(value: bigint, places: number): { head: number; tail: number } {
  const unit = BITS - BigInt(places);
  const head = (value + (1n << (unit - 1n))) >> unit;
  return {
    head: Number(head) / Number(1n << BigInt(places)),
    tail: Number(value - (head << unit)) / Number(ONE),
  };
}
