import type { Layout } from '../../contract/problem.ts';
import type { Claims } from '../../contract/subject.ts';
import { type Format, formatOf } from '../../numeric/format.ts';
import { classesOf } from './batch.ts';
import { type Combination, withClasses, withRows } from './combination.ts';
import { blocks, ONE_BY_ONE, plainerBatches } from './simpler-batch.ts';
import { simplerNumbers } from './simpler-number.ts';

/**
 * Combinations that a person would rather read than this one, within the same claims: fewer options, fewer rows, fewer
 * classes, a plainer batch, plainer numbers. Some may be no problems, or not fair.
 */
export function* simplerCombinations(one: Combination, claims: Claims): Generator<Combination> {
  yield* fewerOptions(one, claims);
  for (const [kept, layout] of one.layout ? slices(one.layout) : runs(one.batch.rows.length)) {
    yield withRows(one, kept, layout);
  }
  for (const [kept] of runs(classesOf(one.batch))) {
    const fewer = withClasses(one, kept);
    if (fewer.batch.rows.every(({ logits }) => logits.some(Number.isFinite))) yield fewer;
  }
  for (const batch of plainerBatches(one.batch)) yield { ...one, batch };
  yield* plainerOptions(one);
}

/** One option less; if that were less than is claimed, it stays. */
function* fewerOptions(one: Combination, { targets, reductions }: Claims): Generator<Combination> {
  for (const name of ['layout', 'upstream', 'ignored', 'smoothing', 'weights'] as const) {
    if (one[name] === undefined) continue;
    const { [name]: _, ...others } = one;
    yield others;
  }
  if (one.targets && targets.includes('index')) {
    const { targets: _, ...others } = one;
    yield others;
  }
  for (const reduction of ['mean', 'sum'] as const) {
    if (one.reduction === reduction) return;
    if (reductions.includes(reduction) && !one.upstream) yield { ...one, reduction };
  }
}

type Selection = readonly [kept: readonly number[], layout?: Layout];

/** All places of a list but those of one block. */
function* runs(length: number): Generator<Selection> {
  const all = Array.from({ length }, (_, k) => k);
  for (const [from, to] of blocks(length)) yield [all.filter((k) => k < from || k >= to)];
}

/** The rows of tensors that have an axis less, or a shorter one. */
function* slices({ shape, axis }: Layout): Generator<Selection> {
  const sides = shape.toSpliced(axis, 1);
  const rows = sides.reduce((product, side) => product * side, 1);
  for (const [at, side] of sides.entries()) {
    const place = at < axis ? at : at + 1;
    if (side === 1) {
      const fewer = { shape: shape.toSpliced(place, 1), axis: at < axis ? axis - 1 : axis };
      yield [Array.from({ length: rows }, (_, i) => i), fewer];
      continue;
    }
    const inner = sides.slice(at + 1).reduce((product, length) => product * length, 1);
    for (const [from, to] of blocks(side)) {
      const kept = Array.from({ length: rows }, (_, i) => i).filter((i) => {
        const k = Math.floor(i / inner) % side;
        return k < from || k >= to;
      });
      yield [kept, { shape: shape.with(place, side - (to - from)), axis }];
    }
  }
}

function* plainerOptions(one: Combination): Generator<Combination> {
  const format = formatOf(one.batch.dtype);
  const { targets, weights, smoothing, upstream, ignored } = one;
  if (weights) for (const plainer of plainerLists(weights, format)) yield { ...one, weights: plainer };
  if (upstream) for (const plainer of plainerLists(upstream, format)) yield { ...one, upstream: plainer };
  if (targets) {
    const classes = classesOf(one.batch);
    for (const plainer of plainerLists(targets.flat(), format)) {
      yield { ...one, targets: targets.map((_, i) => plainer.slice(i * classes, (i + 1) * classes)) };
    }
  }
  if (smoothing !== undefined)
    for (const plainer of plainerShares(smoothing, format)) yield { ...one, smoothing: plainer };
  if (ignored) {
    const { label, rows } = ignored;
    if (label !== -1) yield { ...one, ignored: { label: -1, rows } };
    for (const [i, given] of rows.entries())
      if (given) yield { ...one, ignored: { label, rows: rows.with(i, false) } };
  }
}

/** All ones, all nearer to whole numbers, then one number after the other. */
function* plainerLists(list: readonly number[], format: Format): Generator<number[]> {
  if (list.some((size) => !Number.isInteger(size))) {
    yield list.map((size) => (Number.isInteger(size) ? size : 1));
  }
  for (const [k, value] of list.slice(0, ONE_BY_ONE).entries()) {
    if (!Number.isInteger(value)) yield list.with(k, 1);
    for (const plainer of simplerNumbers(value, format)) yield list.with(k, plainer);
  }
}

/** 1/2, 1, 1/4, then fewer digits. */
function* plainerShares(share: number, format: Format): Generator<number> {
  const plain = [0.5, 1, 0.25];
  const place = plain.indexOf(share);
  yield* place < 0 ? plain : plain.slice(0, place);
  if (place < 0) for (const plainer of simplerNumbers(share, format)) if (plainer > 0) yield plainer;
}
