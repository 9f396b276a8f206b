// ../../direct-rows.ts on a memory of its own. Addresses are in bytes; 0 stands for what is not wanted.

import { reduce } from './exponentials.ts';
import { logarithmOf1Plus } from './logarithm.ts';
import { BLOCK_HEADS, RISES, STEPS, TOTAL } from './memory.ts';
import { add, divide, hi, lo, multiply, quotientOf } from './pair.ts';
import { quotients } from './quotients.ts';
import { addTerms, writeTerm } from './sums.ts';

const BLOCK: i32 = 256;

/** The label's term, and the sum of the others, as pairs. */
let ownHi: f64 = 0;
let ownLo: f64 = 0;
let othersHi: f64 = 0;
let othersLo: f64 = 0;

export function softmax(x: usize, out: usize, tails: usize, from: i32, rows: i32, classes: i32): i32 {
  for (let i = from; i < rows; i++) {
    const start = (<usize>i * classes) << 3;
    if (!read(x + start, classes, -1, out + start, tails, true)) return i;
    quotients(out + start, tails, classes, othersHi, othersLo);
  }
  return rows;
}

export function entropy(
  x: usize,
  labels: usize,
  gradient: usize,
  each: usize,
  isTotalled: bool,
  tails: usize,
  from: i32,
  rows: i32,
  classes: i32,
  divisor: f64,
): i32 {
  for (let i = from; i < rows; i++) {
    const start = (<usize>i * classes) << 3;
    const label = i32.load(labels + ((<usize>i) << 2));
    const keeps = gradient !== 0;
    const heads = keeps ? gradient + start : BLOCK_HEADS;
    if (!read(x + start, classes, label, heads, tails, keeps)) return i;
    if (keeps) {
      add(othersHi, othersLo, ownHi, ownLo);
      multiply(hi, lo, divisor, 0);
      const sumHi = hi;
      const sumLo = lo;
      quotients(heads, tails, classes, sumHi, sumLo);
      f64.store(heads + ((<usize>label) << 3), 0 - quotientOf(othersHi, othersLo, sumHi, sumLo));
    }
    if (each !== 0 || isTotalled) {
      divide(othersHi, othersLo, ownHi, ownLo);
      logarithmOf1Plus(hi, lo);
      if (each !== 0) f64.store(each + ((<usize>i) << 3), hi);
      if (isTotalled) {
        add(f64.load(TOTAL), f64.load(TOTAL, 8), hi, lo);
        f64.store(TOTAL, hi);
        f64.store(TOTAL, lo, 8);
      }
    }
  }
  return rows;
}

/** The terms of a row; heads and tails of all blocks are kept, or those of each over those of the one before. */
function read(x: usize, classes: i32, label: i32, heads: usize, tails: usize, keeps: bool): bool {
  othersHi = 0;
  othersLo = 0;
  for (let from: i32 = 0; from < classes; from += BLOCK) {
    const count = min(BLOCK, classes - from);
    if (!reduce(x + ((<usize>from) << 3), count)) return false;
    const place = label - from;
    if (place >= 0 && place < count) takeOwn((<usize>place) << 3, heads, tails);
    addTerms(count, heads, tails);
    add(othersHi, othersLo, hi, lo);
    othersHi = hi;
    othersLo = lo;
    if (keeps) {
      heads += BLOCK << 3;
      tails += BLOCK << 3;
    }
  }
  return true;
}

/** Takes a term away, so that its place counts as 0. */
function takeOwn(at: usize, heads: usize, tails: usize): void {
  const head = writeTerm(at, heads, tails);
  add(0, 0, head, f64.load(tails + at));
  ownHi = hi;
  ownLo = lo;
  f64.store(at, 0, STEPS);
  f64.store(at, 0, RISES);
}
