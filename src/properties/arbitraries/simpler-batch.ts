import { formatOf } from '../../numeric/format.ts';
import { type Batch, classesOf, type Row, withLogits } from './batch.ts';
import { moved } from './moved.ts';
import { simplerNumbers } from './simpler-number.ts';

/** More elements than this are made simpler together, not one by one. */
export const ONE_BY_ONE = 64;

/**
 * Batches that a person would rather read than this one, the greatest simplifications first: fewer rows, fewer
 * classes, all zeros, labels 0, no common level, then simpler numbers.
 */
export function* simplerBatches(batch: Batch): Generator<Batch> {
  yield* fewerRows(batch);
  yield* fewerClasses(batch);
  yield* plainerBatches(batch);
}

/** The same of those that have as many rows and classes. */
export function* plainerBatches(batch: Batch): Generator<Batch> {
  yield* lowerLabels(batch);
  yield* lowerLevels(batch);
  yield* simplerLogits(batch);
}

function* fewerRows(batch: Batch): Generator<Batch> {
  for (const [from, to] of blocks(batch.rows.length)) yield { ...batch, rows: without(batch.rows, from, to) };
}

function* fewerClasses(batch: Batch): Generator<Batch> {
  for (const [from, to] of blocks(classesOf(batch))) {
    const rows = batch.rows.map((row) => withoutClasses(row, from, to));
    if (rows.every((row) => row.logits.some(Number.isFinite))) yield { ...batch, rows };
  }
}

/** The label stays on its class; if that goes, it falls on the first class that is not masked. */
function withoutClasses({ logits, label }: Row, from: number, to: number): Row {
  const left = without(logits, from, to);
  if (label < from) return { logits: left, label };
  if (label >= to) return { logits: left, label: label - (to - from) };
  return { logits: left, label: left.findIndex(Number.isFinite) };
}

function* lowerLabels(batch: Batch): Generator<Batch> {
  for (const [i, row] of batch.rows.slice(0, ONE_BY_ONE).entries()) {
    const first = row.logits.findIndex(Number.isFinite);
    if (row.label > first) yield { ...batch, rows: batch.rows.with(i, { ...row, label: first }) };
  }
}

/** Rows moved so that their least or largest finite logit is 0, where that is exact and makes them plainer. */
function* lowerLevels(batch: Batch): Generator<Batch> {
  const format = formatOf(batch.dtype);
  for (const end of [Math.min, Math.max]) {
    const rows = batch.rows.map((row) => {
      const logits = moved(row.logits, -end(...row.logits.filter(Number.isFinite)), format);
      return logits !== undefined && isPlainer(logits, row.logits) ? { ...row, logits } : row;
    });
    if (rows.some((row, i) => row !== batch.rows[i])) yield { ...batch, rows };
  }
}

function* simplerLogits(batch: Batch): Generator<Batch> {
  const format = formatOf(batch.dtype);
  const largest = Math.max(...batch.rows.flatMap((row) => row.logits.map(Math.abs)).filter(Number.isFinite));
  for (const bound of simplerNumbers(largest, format)) {
    yield withLogits(batch, (row) => row.logits.map((x) => (Number.isFinite(x) ? clamp(x, bound) : x)));
  }
  const elements = batch.rows.length * classesOf(batch);
  for (let k = 0; k < Math.min(elements, ONE_BY_ONE); k++) {
    const i = Math.floor(k / classesOf(batch));
    const j = k % classesOf(batch);
    const row = batch.rows[i] as Row;
    for (const value of simplerNumbers(row.logits[j] as number, format)) {
      yield { ...batch, rows: batch.rows.with(i, { ...row, logits: row.logits.with(j, value) }) };
    }
  }
}

/** Ranges that may be left out of a list: a half of it, a quarter, down to a sixteenth, never the whole. */
export function* blocks(length: number): Generator<readonly [number, number]> {
  for (let step = length >> 1; step >= 1 && step >= length >> 4; step >>= 1) {
    for (let from = 0; from < length; from += step) yield [from, Math.min(from + step, length)];
  }
}

function without<T>(list: readonly T[], from: number, to: number): T[] {
  return [...list.slice(0, from), ...list.slice(to)];
}

/** Smaller in all; or as small, with more zeros. */
function isPlainer(logits: readonly number[], than: readonly number[]): boolean {
  const difference = size(logits) - size(than);
  return difference < 0 || (difference === 0 && zeros(logits) > zeros(than));
}

function size(logits: readonly number[]): number {
  return logits.reduce((sum, x) => sum + (Number.isFinite(x) ? Math.abs(x) : 0), 0);
}

function zeros(logits: readonly number[]): number {
  return logits.filter((x) => x === 0).length;
}

function clamp(value: number, bound: number): number {
  // Nobody wants to read a -0.
  return 0 + Math.max(-bound, Math.min(value, bound));
}
