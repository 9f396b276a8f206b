import type { Draw } from '../../contract/check.ts';
import type { Layout } from '../../contract/problem.ts';
import type { Option } from '../../contract/subject.ts';
import { type Format, formatOf, smallestSubnormal } from '../../numeric/format.ts';
import { powerOfTwo } from '../../numeric/words.ts';
import { classesOf } from './batch.ts';
import { drawBatch } from './batches.ts';
import { type Combination, dividesByWeights, type Ignored, keptLabels } from './combination.ts';
import type { Dice } from './dice.ts';
import { digits, divisorOf, isFair, type Room, roomOf, total } from './fair.ts';
import { CENTRED } from './families.ts';
import { settle } from './settle.ts';
import type { Ladder } from './shapes.ts';

/** What combinations are drawn for. */
export interface Occasion extends Pick<Draw, 'dtype' | 'outputs' | 'claims' | 'dialect'> {
  readonly ladder: Ladder;
  /** Options that are there each time, if they are claimed. */
  readonly always?: readonly Option[];
}

/** Any of the claimed options together, each there two times in three. */
export function drawCombination(dice: Dice, occasion: Occasion): Combination {
  const { dtype, claims, dialect, ladder, always = [] } = occasion;
  const has = (option: Option) =>
    claims.options.includes(option) && (always.includes(option) || !dice.once(3));
  const dense = dice.pick(claims.targets) === 'probabilities';
  const reduction = dice.pick(claims.reductions);
  const smoothed = has('label_smoothing');
  const batch = drawBatch(dice, dtype, { ladder, families: CENTRED, masks: !dense && !smoothed });
  const rows = batch.rows.length;
  const classes = classesOf(batch);

  const ignored = !dense && has('ignore_index') && drawIgnored(dice, rows, classes);
  const weighted = has('weights');
  const passedDown = reduction === 'none' && has('upstream');
  const layout = has('axis') && drawLayout(dice, rows, classes);
  const bare: Combination = { batch, reduction, ...(ignored && { ignored }), ...(layout && { layout }) };

  // As many numbers are multiplied with each other, the weights a second time in the divisor of a mean.
  const given = [dense, smoothed, weighted, passedDown].filter(Boolean).length;
  const factors = given + (weighted && reduction === 'mean' && !dense ? 1 : 0);
  const room = roomOf(occasion);
  const format = formatOf(dtype);
  const share: Share = {
    format,
    lowest: Math.ceil((room.lowest + digits(rows) + digits(classes)) / factors),
    highest: Math.floor((room.highest - digits(total(bare))) / factors) - 1,
    subnormal: given === 1 && !smoothed && dialect?.subnormals !== 'flushed',
  };
  const numbers = (count: number, zeroOnceIn: number) =>
    Array.from({ length: count }, () => (dice.once(zeroOnceIn) ? 0 : drawNumber(dice, share)));
  const drawn: Combination = {
    ...bare,
    ...(dense && { targets: batch.rows.map(() => numbers(classes, 3)) }),
    ...(weighted && { weights: numbers(classes, 6) }),
    ...(smoothed && { smoothing: drawSmoothing(dice, share, classes) }),
    ...(passedDown && { upstream: numbers(rows, 6).map((g) => (dice.once(2) ? -g : g) + 0) }),
  };
  const candidates = [drawn, tame(drawn), bare].map((one) => counting(one, room));
  return candidates.find((one) => isFair(one, room)) ?? bare;
}

/** The exponents that one of several factors may have. */
interface Share {
  readonly format: Format;
  readonly lowest: number;
  readonly highest: number;
  readonly subnormal: boolean;
}

/** A positive number: one that a person would write, one of about that size, or any that there is room for. */
function drawNumber(dice: Dice, { format, lowest, highest, subnormal }: Share): number {
  if (dice.once(4)) return dice.pick([1, 1, 2, 0.5, 0.25]);
  if (subnormal && dice.once(4)) return settle(dice.between(1, 1 << 20) * smallestSubnormal(format), format);
  const ordinary = highest < lowest || dice.once(2);
  const exponent = ordinary ? dice.between(-2, 1) : dice.between(lowest, highest);
  return settle((1 + Math.abs(dice.fraction()) / 2) * powerOfTwo(exponent), format);
}

/** All of (0, 1], as long as its share of a class is a normal number. */
function drawSmoothing(dice: Dice, { format, lowest }: Share, classes: number): number {
  const least = lowest + digits(classes);
  const exponent = least > -2 || dice.once(2) ? -1 : dice.between(least, -2);
  const usual = settle(Math.abs(dice.fraction()) * powerOfTwo(exponent) + powerOfTwo(exponent - 3), format);
  return dice.pick([1, 1 - powerOfTwo(-format.precision), usual, usual, usual, usual, usual, usual]);
}

/** The label is a class, or lies beyond them on either side, -100 being the usual one; half of the rows have it. */
function drawIgnored(dice: Dice, rows: number, classes: number): Ignored {
  const label = dice.pick([-100, -100, -1, classes, 1_000_000, 0, classes - 1, classes >> 1]);
  return { label, rows: Array.from({ length: rows }, () => dice.once(2)) };
}

/** A tensor of one to four axes that has as many rows. */
function drawLayout(dice: Dice, rows: number, classes: number): Layout {
  const others: number[] = Array.from({ length: dice.between(rows > 1 ? 1 : 0, 3) }, () => 1);
  for (let left = rows, divisor = 2; left > 1; ) {
    if (left % divisor > 0) divisor++;
    else {
      left /= divisor;
      const place = dice.between(0, others.length - 1);
      others[place]! *= divisor;
    }
  }
  const axis = dice.between(0, others.length);
  return { shape: others.toSpliced(axis, 0, classes), axis };
}

/** The same options with numbers that cannot do harm. */
function tame(one: Combination): Combination {
  const unit = (size: number) => Math.sign(size);
  return {
    ...one,
    ...(one.targets && { targets: one.targets.map((row) => row.map(unit)) }),
    ...(one.weights && { weights: one.weights.map(unit) }),
    ...(one.smoothing && { smoothing: 0.25 }),
    ...(one.upstream && { upstream: one.upstream.map(unit) }),
  };
}

/** Sees to it that some row counts, and that the mean has something to divide by. */
function counting(one: Combination, room: Room): Combination {
  if (one.targets) return one;
  if (keptLabels(one).length === 0) {
    const { ignored: _, ...others } = one;
    return counting(others, room);
  }
  if (!dividesByWeights(one) || digits(divisorOf(one)) > -room.highest) return one;
  return { ...one, weights: one.weights!.with(keptLabels(one)[0]!, 1) };
}
