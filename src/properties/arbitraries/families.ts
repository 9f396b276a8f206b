import { type Format, largestFinite, smallestSubnormal, ulp } from '../../numeric/format.ts';
import { step } from '../../numeric/ordinal.ts';
import { powerOfTwo } from '../../numeric/words.ts';
import type { Dice } from './dice.ts';
import { settle } from './settle.ts';
import { thresholds } from './thresholds.ts';

/** A way of drawing one row of logits. It may leave the format: its values are settled into it afterwards. */
export type Family = (dice: Dice, classes: number, format: Format) => number[];

const fill = (classes: number, value: (j: number) => number) =>
  Array.from({ length: classes }, (_, j) => value(j));

/** Small whole numbers, halves or eighths: what a person would try first. */
const grid: Family = (dice, classes) => {
  const unit = dice.pick([1, 1, 0.5, 0.125]);
  return fill(classes, () => dice.between(-10, 10) * unit);
};

/** Numbers with all their digits, at the size of real logits or somewhat beyond. */
const uniform: Family = (dice, classes) => {
  const scale = dice.pick([1, 5, 30, 300]);
  return fill(classes, () => dice.fraction() * scale);
};

/** One class ahead of the others by 1 to 120: a confident classifier. */
const confident: Family = (dice, classes) => {
  const winner = dice.between(0, classes - 1);
  const lead = dice.between(1, 120);
  return fill(classes, (j) => (j === winner ? lead : 0) + dice.fraction() * 2);
};

/** One maximum, the others below it by gaps near the thresholds, the maximum itself at a threshold or at 0. */
const gaps: Family = (dice, classes, format) => {
  const sizes = thresholds(format);
  const top = dice.once(2) ? 0 : dice.pick([-1, 1]) * dice.pick(sizes);
  const winner = dice.between(0, classes - 1);
  return fill(classes, (j) => {
    if (j === winner) return top;
    const low = settle(top - dice.pick(sizes), format);
    return dice.once(2) ? step(low, dice.between(-2, 2), format) : low + dice.between(-8, 8) / 8;
  });
};

/** One logit that swamps many others, each near half an ulp of it. */
const swamped: Family = (dice, classes, format) => {
  const top = dice.between(-3, 3);
  const winner = dice.between(0, classes - 1);
  const gap = format.precision * Math.LN2 + dice.between(-4, 4);
  return fill(classes, (j) => (j === winner ? top : top - gap + dice.fraction() / 4));
};

/** Few distinct values, so that the maximum and the label are often tied. */
const ties: Family = (dice, classes) => {
  const values = [dice.between(-5, 5), dice.between(-5, 5), dice.between(-800, 800)];
  return fill(classes, () => dice.pick(values));
};

/** All logits equal, at any level. */
const flat: Family = (dice, classes, format) => {
  const level = dice.pick([0, 1, -1, 1000, -1000, -largestFinite(format) / 4]);
  return fill(classes, () => level);
};

/** Small whole numbers around a common offset, up to the largest numbers that there are. */
const offset: Family = (dice, classes, format) => {
  const level = dice.pick([-1, 1]) * dice.pick(offsets(format));
  return fill(classes, () => level + dice.between(-10, 10) * Math.max(1, ulp(level, format)));
};

/** Some logits a few floats apart. */
const nearEqual: Family = (dice, classes, format) => {
  const level = settle(dice.fraction() * dice.pick([1, 100]), format);
  return fill(classes, () => step(level, dice.between(-3, 3), format));
};

/** Sizes from 2^-30 to 2^9 in one row. */
const mixedScales: Family = (dice, classes) =>
  fill(classes, () => dice.fraction() * powerOfTwo(dice.between(-30, 9)));

/** Spreads so huge that a loss is the gap itself, rounded; the digits beyond decide which way. */
const hugeSpread: Family = (dice, classes, format) => {
  const scale = powerOfTwo(dice.pick([10, 13, format.maxExponent >> 2, format.maxExponent - 4]));
  return fill(classes, () => dice.fraction() * scale);
};

/** Logits so small that only their first digit is left. */
const subnormal: Family = (dice, classes, format) => {
  const unit = smallestSubnormal(format);
  return fill(
    classes,
    () => dice.between(-3, 3) * unit * powerOfTwo(dice.pick([0, 0, format.precision - 2])),
  );
};

/** Common offsets: each power of ten or two at which something small is lost, and nearly the largest finite one. */
export function offsets(format: Format): readonly number[] {
  const { precision: p } = format;
  const largest = largestFinite(format);
  return [100, 1000, 10_000, powerOfTwo(p >> 1), powerOfTwo(p - 4), powerOfTwo(p), largest / 2].filter(
    (c) => c <= largest / 2,
  );
}

export const FAMILIES: readonly Family[] = [
  grid,
  uniform,
  confident,
  gaps,
  swamped,
  ties,
  flat,
  offset,
  nearEqual,
  mixedScales,
  hugeSpread,
  subnormal,
];

/** Near enough to 0 that offsets up to the largest finite number may be added. */
export const CENTRED: readonly Family[] = [
  grid,
  uniform,
  confident,
  gaps,
  swamped,
  ties,
  nearEqual,
  mixedScales,
];

/** Of small spread, where a slope can be told from few digits. */
export const MILD: readonly Family[] = [grid, confident, nearEqual];
