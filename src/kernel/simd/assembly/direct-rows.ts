// ../../direct-rows.ts on a memory of its own. Addresses are in bytes; 0 stands for what is not wanted.

import { invertSums, keep, takeLogarithms } from './batch.ts';
import { reduce } from './exponentials.ts';
import {
  BATCH,
  BLOCK_HEADS,
  INVERSE_HEADS,
  INVERSE_TAILS,
  INVERSES,
  LABEL_GRADIENTS,
  LABELS,
  LOSSES,
  LOSSES_LOW,
  RISES,
  STEPS,
  TOTAL,
} from './memory.ts';
import { add, hi, lo } from './pair.ts';
import { inverseHeads, inverseTails, invert, multiply, wholes } from './quotients.ts';
import { addTerms, writeTerm } from './sums.ts';

const BLOCK: i32 = 256;

/** Rows of a batch have no more elements than this together: all of it stays in the nearest cache. */
const BATCHED_ELEMENTS: i32 = 1024;

/** The label's term, and the sum of the others, as pairs. */
let ownHi: f64 = 0;
let ownLo: f64 = 0;
let othersHi: f64 = 0;
let othersLo: f64 = 0;

export function softmax(x: usize, out: usize, tails: usize, from: i32, to: i32, classes: i32): i32 {
  for (let i = from; i < to; i++) {
    const start = (<usize>i * classes) << 3;
    if (!read(x + start, classes, -1, out + start, tails, true)) return i;
    invert(f64x2.splat(othersHi), f64x2.splat(othersLo));
    multiply(out + start, tails, classes, wholes, inverseHeads, inverseTails);
  }
  return to;
}

export function entropy(
  x: usize,
  gradient: usize,
  each: usize,
  isTotalled: bool,
  tails: usize,
  from: i32,
  to: i32,
  classes: i32,
  divisor: f64,
): i32 {
  const bytes = (<usize>classes) << 3;
  const first = from;
  const keeps = gradient !== 0;
  const batch = max(1, min(BATCH, BATCHED_ELEMENTS / classes));
  while (from < to) {
    const wanted = min(batch, to - from);
    let count: i32 = 0;
    for (; count < wanted; count++) {
      const row = <usize>(from + count) * bytes;
      const label = i32.load((<usize>(from - first + count)) << 2, LABELS);
      const heads = keeps ? gradient + row : BLOCK_HEADS;
      const rowTails = keeps ? tails + <usize>count * bytes : tails;
      if (!read(x + row, classes, label, heads, rowTails, keeps)) break;
      keep(count, ownHi, ownLo, othersHi, othersLo);
    }
    // Two rows at a time: where they are odd, one more that does no harm.
    keep(count, 1, 0, 1, 0);
    if (keeps) {
      invertSums(count, divisor);
      for (let i: i32 = 0; i < count; i++) {
        const heads = gradient + <usize>(from + i) * bytes;
        writeGradient(i, heads, tails + <usize>i * bytes, classes);
        const label = i32.load((<usize>(from - first + i)) << 2, LABELS);
        f64.store(heads + ((<usize>label) << 3), f64.load((<usize>i) << 3, LABEL_GRADIENTS));
      }
    }
    if (each !== 0 || isTotalled) {
      takeLogarithms(count);
      for (let i: i32 = 0; i < count; i++) {
        const loss = f64.load((<usize>i) << 3, LOSSES);
        if (each !== 0) f64.store(each + ((<usize>(from + i)) << 3), loss);
        if (isTotalled) addToTotal(loss, f64.load((<usize>i) << 3, LOSSES_LOW));
      }
    }
    from += count;
    if (count < wanted) break;
  }
  return from;
}

function writeGradient(place: i32, heads: usize, tails: usize, classes: i32): void {
  const at = (<usize>place) << 3;
  const whole = v128.load64_splat(at, INVERSES);
  multiply(
    heads,
    tails,
    classes,
    whole,
    v128.load64_splat(at, INVERSE_HEADS),
    v128.load64_splat(at, INVERSE_TAILS),
  );
}

function addToTotal(loss: f64, lossLow: f64): void {
  add(f64.load(TOTAL), f64.load(TOTAL, 8), loss, lossLow);
  f64.store(TOTAL, hi);
  f64.store(TOTAL, lo, 8);
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

/** Takes a term away, so that its place counts as 0. Whole vectors are written: they are read at once, and as vectors. */
function takeOwn(at: usize, heads: usize, tails: usize): void {
  const head = writeTerm(at, heads, tails);
  add(0, 0, head, f64.load(tails + at));
  ownHi = hi;
  ownLo = lo;
  const isSecond = <i64>((at >> 3) & 1);
  const others = i64x2.replace_lane(i64x2.splat(-isSecond), 1, isSecond - 1);
  const pair = at & ~15;
  v128.store(pair, v128.and(v128.load(pair, STEPS), others), STEPS);
  v128.store(pair, v128.and(v128.load(pair, RISES), others), RISES);
}
