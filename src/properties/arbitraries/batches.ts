import fc, { type Random, type Stream } from 'fast-check';
import type { Dtype } from '../../numeric/format.ts';
import { formatOf } from '../../numeric/format.ts';
import type { Batch, Row } from './batch.ts';
import { type Dice, dice } from './dice.ts';
import { FAMILIES, type Family, offsets } from './families.ts';
import { settle } from './settle.ts';
import type { Ladder, Shape } from './shapes.ts';
import { simplerBatches } from './simpler-batch.ts';

export interface Taste {
  readonly ladder: Ladder;
  /** Whether some logits may be -infinity. The label never falls on one of them. */
  readonly masks?: boolean;
  readonly families?: readonly Family[];
  /** Whether rows may lie on very different levels. */
  readonly level?: boolean;
}

/** Labelled batches of logits in a dtype: each a shape of the ladder, filled by one family or by one family a row. */
export function batches(dtype: Dtype, taste: Taste): fc.Arbitrary<Batch> {
  return new BatchArbitrary(dtype, taste);
}

/** fast-check's own arrays and doubles make neither these logits nor counterexamples that can be read. */
class BatchArbitrary extends fc.Arbitrary<Batch> {
  readonly #dtype: Dtype;
  readonly #taste: Taste;

  constructor(dtype: Dtype, taste: Taste) {
    super();
    this.#dtype = dtype;
    this.#taste = taste;
  }

  override generate(random: Random): fc.Value<Batch> {
    return new fc.Value(drawBatch(dice(random), this.#dtype, this.#taste), undefined);
  }

  /** Shrinking needs nothing but the batch, and fast-check asks this of its own draws only. */
  override canShrinkWithoutContext(_value: unknown): _value is Batch {
    return true;
  }

  override shrink(batch: Batch): Stream<fc.Value<Batch>> {
    return fc.stream(simplerBatches(batch)).map((simpler) => new fc.Value(simpler, undefined));
  }
}

/** One batch. */
export function drawBatch(dice: Dice, dtype: Dtype, taste: Taste): Batch {
  const format = formatOf(dtype);
  const [rows, classes] = drawShape(dice, taste.ladder);
  const families = taste.families ?? FAMILIES;
  const family = dice.pick(families);
  const mixed = dice.once(4);
  const uneven = taste.level !== false && dice.once(4);
  const masked = taste.masks === true && dice.once(8);
  return {
    dtype,
    rows: Array.from({ length: rows }, () => {
      const drawn = (mixed ? dice.pick(families) : family)(dice, classes, format);
      const level = uneven ? dice.pick([-1, 0, 1]) * dice.pick(offsets(format)) : 0;
      const logits = drawn.map((x) => settle(x + level, format));
      return labelled(dice, masked ? mask(dice, logits) : logits);
    }),
  };
}

function drawShape(dice: Dice, ladder: Ladder): Shape {
  const tickets = ladder.flatMap(([share, shapes]) => Array.from({ length: share }, () => shapes));
  return dice.pick(dice.pick(tickets));
}

/** Classes masked with even odds, or all before a place, or all after it: whole blocks of code may see nothing else. */
function mask(dice: Dice, logits: readonly number[]): number[] {
  const kept = dice.between(0, logits.length - 1);
  const style = dice.pick(['some', 'before', 'after']);
  const isMasked = (j: number) =>
    j !== kept && (style === 'some' ? dice.once(2) : style === 'before' ? j < kept : j > kept);
  return logits.map((x, j) => (isMasked(j) ? Number.NEGATIVE_INFINITY : x));
}

/** The label is the likeliest class, the least likely one, or any, with even odds. */
function labelled(dice: Dice, logits: readonly number[]): Row {
  const finite = logits.filter(Number.isFinite);
  const value = dice.pick([Math.max(...finite), Math.min(...finite), dice.pick(finite)]);
  return { logits, label: logits.indexOf(value) };
}
