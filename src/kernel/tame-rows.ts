import { SCALE, SCALE_PLACES } from './gap-exponentials.ts';
import { type GeneralRow, hasUnscale } from './general-row.ts';
import { lostInProduct, lostInSum, sumWithSign } from './pair.ts';
import type { TameTargets } from './tame-targets.ts';
import type { Wide } from './wide.ts';

/** Terms of a tame row are 0, or from 2^-200 to 1; here times SCALE. */
const LEAST = SCALE * 2 ** -200;

/** Gaps of classes that count in a loss are up to here; times SCALE, too. */
const FARTHEST = SCALE * 2 ** 200;

/**
 * What DenseGradients writes, for a row whose targets and terms are tame: there no product of pairs comes near the largest
 * float or the subnormals, and none needs an exponent of its own. To the bit, unless logits are less than 2^-750 apart: of
 * those it loses less. False if a term is not tame, or the divisor.
 */
export function writeTameGradient(
  row: GeneralRow,
  targets: TameTargets | undefined,
  divisor: Wide,
  sign: number,
  out: Float64Array,
  start: number,
): boolean {
  if (!targets) return false;
  const { classes, heads, tails, top, rest } = row;
  const { hi: total, lo: totalLow } = targets.sum;
  const { pair, places } = divisor.normalise();
  if (!hasUnscale(places)) return false;
  const unscale = sign * 2 ** (-SCALE_PLACES - places);
  const whole = rest.hi + SCALE;
  const wholeLow = rest.lo + lostInSum(rest.hi, SCALE, whole);
  const all = whole + wholeLow;
  const allLow = wholeLow - (all - whole);
  for (let j = 0; j < classes; j++) {
    const head = heads[j]!;
    const tail = tails[j]!;
    if (head < LEAST && head !== 0) return false;
    const target = targets.hi[j]!;
    const targetLow = targets.lo[j]!;

    // The target weights of the others, times the term.
    const term = head + tail;
    const termLow = tail - (term - head);
    let sum = total - target;
    let low = totalLow - targetLow + lostInSum(total, -target, sum);
    const weight = sum + low;
    const weightLow = low - (weight - sum);
    sum = weight * term;
    low = lostInProduct(weight, term, sum) + (weight * termLow + weightLow * term);
    const first = sum + low;
    const firstLow = low - (first - sum);

    // The target weight, times the terms of the others.
    let others = rest.hi;
    let othersLow = rest.lo;
    if (j !== top) {
      sum = all - head;
      low = allLow - tail + lostInSum(all, -head, sum);
      others = sum + low;
      othersLow = low - (others - sum);
    }
    sum = target * others;
    low = lostInProduct(target, others, sum) + (target * othersLow + targetLow * others);
    const second = sum + low;
    const secondLow = low - (second - sum);

    // Their difference, divided.
    sum = first - second;
    low = firstLow - secondLow + lostInSum(first, -second, sum);
    const numerator = sum + low;
    const numeratorLow = low - (numerator - sum);
    const quotient = numerator / pair.hi;
    const product = quotient * pair.hi;
    const remainder = numerator - product - lostInProduct(quotient, pair.hi, product);
    const missing = (remainder + (numeratorLow - quotient * pair.lo)) / pair.hi;
    out[start + j] = (quotient + missing) * unscale;
  }
  return true;
}

/**
 * The loss of such a row, to `into`: the sum of T (-L) over the classes with a T. False if one of them is out of reach, or the
 * others than the maximum together are not tame.
 */
export function tameLoss(row: GeneralRow, targets: TameTargets | undefined, into: Wide): boolean {
  const { classes, logits, start, max, rest, logSum } = row;
  if (!targets || !(rest.hi >= LEAST)) return false;
  let hi = 0;
  let lo = 0;
  for (let j = 0; j < classes; j++) {
    const target = targets.hi[j]!;
    if (target === 0) continue;

    // As in GeneralRow.surprisal.
    const x = logits[start + j]!;
    const half = max / 2 - x / 2;
    const gap = half * (2 * SCALE);
    if (!(gap <= FARTHEST)) return false;
    const lost = lostInSum(max / 2, -x / 2, half) * (2 * SCALE);
    let sum = gap + logSum.hi;
    const rests = sumWithSign(lost, lostInSum(gap, logSum.hi, sum) + logSum.lo);
    let low = sum;
    sum = low + rests;
    low = lostInSum(low, rests, sum);
    const surprisal = sum + low;
    const surprisalLow = low - (surprisal - sum);

    sum = target * surprisal;
    low = lostInProduct(target, surprisal, sum) + (target * surprisalLow + targets.lo[j]! * surprisal);
    const product = sum + low;
    const productLow = low - (product - sum);
    sum = hi + product;
    low = lo + productLow + lostInSum(hi, product, sum);
    hi = sum + low;
    lo = low - (hi - sum);
  }
  into.set(hi, lo, -SCALE_PLACES);
  return true;
}
