// ../../direct-rows.ts on a memory of its own. Addresses are in bytes; 0 stands for what is not wanted.

import { invertSums, keep, takeLogarithms } from './batch.ts';
import { BLOCK, exponentials, isAddable, isNear } from './exponentials.ts';
import {
  BATCH,
  BATCH_HEADS,
  BATCHED_ELEMENTS,
  INVERSE_HEADS,
  INVERSE_TAILS,
  INVERSES,
  LABEL_GRADIENTS,
  LABELS,
  LOSSES,
  LOSSES_LOW,
  TOTAL,
} from './memory.ts';
import { add, hi, lo } from './pair.ts';
import { multiply } from './quotients.ts';
import { addTerms } from './sums.ts';

/** The label's term, and the sum of the others, as pairs. */
let ownHi: f64 = 0;
let ownLo: f64 = 0;
let othersHi: f64 = 0;
let othersLo: f64 = 0;

/** Loss and gradient of rows, whose labels are in LABELS; of a row with label -1 the gradient is softmax, and the loss nothing. */
export function rows(
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
    // All rows of a batch at once, as long as all are direct.
    const at = <usize>from * bytes;
    const isThere =
      wanted > 1 && exponentials(x + at, wanted * classes, keeps ? gradient + at : BATCH_HEADS, tails, false);
    let count: i32 = 0;
    for (; count < wanted; count++) {
      const row = <usize>(from + count) * bytes;
      const label = i32.load((<usize>(from - first + count)) << 2, LABELS);
      const place = <usize>count * bytes;
      const heads = keeps ? gradient + row : isThere ? BATCH_HEADS + place : BATCH_HEADS;
      const rowTails = keeps || isThere ? tails + place : tails;
      if (!read(x + row, classes, label, heads, rowTails, keeps, isThere)) break;
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
        if (label >= 0) f64.store(heads + ((<usize>label) << 3), f64.load((<usize>i) << 3, LABEL_GRADIENTS));
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

/**
 * The terms of a row, unless they are there already, and their sums; heads and tails of all blocks are kept, or those of
 * each over those of the one before.
 */
function read(
  x: usize,
  classes: i32,
  label: i32,
  heads: usize,
  tails: usize,
  keeps: bool,
  isThere: bool,
): bool {
  ownHi = 0;
  ownLo = 0;
  othersHi = 0;
  othersLo = 0;
  for (let from: i32 = 0; from < classes; from += BLOCK) {
    const count = min(BLOCK, classes - from);
    const place = label - from;
    const hasLabel = place >= 0 && place < count;
    const adds = !isThere && !hasLabel;
    if (!isThere && !exponentials(x + ((<usize>from) << 3), count, heads, tails, adds)) return false;
    if (hasLabel) takeOwn(place, count, heads, tails);
    if (!adds || !isAddable(count)) addTerms(count, heads, tails, isNear());
    add(othersHi, othersLo, hi, lo);
    othersHi = hi;
    othersLo = lo;
    if (keeps || isThere) {
      heads += BLOCK << 3;
      tails += BLOCK << 3;
    }
  }
  return true;
}

/** Takes a term away, so that its place counts as 0. Whole vectors are written where they are read at once, and as vectors. */
function takeOwn(place: i32, count: i32, heads: usize, tails: usize): void {
  const at = (<usize>place) << 3;
  add(0, 0, f64.load(heads + at), f64.load(tails + at));
  ownHi = hi;
  ownLo = lo;
  if ((place | 1) === count) {
    f64.store(heads + at, 0);
    f64.store(tails + at, 0);
    return;
  }
  const isSecond = <i64>(place & 1);
  const others = i64x2.replace_lane(i64x2.splat(-isSecond), 1, isSecond - 1);
  const pair = at & ~15;
  v128.store(heads + pair, v128.and(v128.load(heads + pair), others));
  v128.store(tails + pair, v128.and(v128.load(tails + pair), others));
}
