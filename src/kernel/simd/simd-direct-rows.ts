import { type DirectRows, type DirectTask, PlainDirectRows } from '../direct-rows.ts';
import { BATCHED_ELEMENTS, FREE_FROM, furnish, LABELS, LABELS_AT, TOTAL_AT } from './memory-map.ts';
import type { Module, WebAssemblyApi } from './webassembly.ts';

/** What assembly/direct-rows.ts exports. Addresses are in bytes; 0 stands for what is not wanted. */
interface Exports {
  rows(
    x: number,
    gradient: number,
    each: number,
    isTotalled: boolean,
    tails: number,
    from: number,
    to: number,
    classes: number,
    divisor: number,
  ): number;
}

const PAGE = 65536;

/** Labels of rows that have none. */
const NONE: ArrayLike<number> = [];
const NO_LABEL = -1;

/**
 * The direct path in WebAssembly SIMD: the same bits as PlainDirectRows, faster. It works on matrices that lie in its
 * memory, taken with `float64`, and copies nothing; what lies elsewhere is left to PlainDirectRows.
 */
export class SimdDirectRows implements DirectRows {
  private readonly buffer: ArrayBuffer;
  private readonly code: Exports;
  private readonly total: Float64Array;
  private readonly plain = new PlainDirectRows();
  private readonly tails: number;
  private readonly labels: Int32Array;
  private next: number;
  private readonly end: number;

  /**
   * The memory holds `floats` numbers, all matrices together. It never grows, so that arrays in it stay what they are; it is
   * free when this and they are.
   */
  constructor(engine: WebAssemblyApi, module: Module, floats: number) {
    // Half of what is there may be a row of logits, and need as many tails; or a batch of rows is less.
    this.tails = FREE_FROM;
    this.next = this.tails + Math.max(Math.ceil(floats / 2), BATCHED_ELEMENTS) * 8 + 16;
    this.end = this.next + floats * 8;
    // Terms are written in pairs: there is room for a number after the last one.
    const memory = new engine.Memory({ initial: Math.ceil((this.end + 8) / PAGE) });
    this.buffer = memory.buffer;
    furnish(this.buffer);
    this.total = new Float64Array(this.buffer, TOTAL_AT, 2);
    this.labels = new Int32Array(this.buffer, LABELS_AT, LABELS);
    this.code = new engine.Instance(module, { env: { memory } }).exports as Exports;
  }

  /** An array of zeros in this memory. Throws RangeError if there is no room left. */
  float64(length: number): Float64Array {
    const at = this.next;
    if (at + length * 8 > this.end) {
      throw new RangeError(`length: ${length} where there is room for ${(this.end - at) / 8}`);
    }
    this.next += length * 8;
    return new Float64Array(this.buffer, at, length);
  }

  softmax(logits: Float64Array, out: Float64Array, from: number, to: number, classes: number): number {
    if (!this.holds(logits) || !this.holds(out)) return this.plain.softmax(logits, out, from, to, classes);
    return this.run({ logits, labels: NONE, classes, divisor: 1, gradient: out }, from, to);
  }

  entropy(task: DirectTask, from: number, to: number): number {
    const { logits, gradient, each, total } = task;
    if (!this.holds(logits) || !this.holds(gradient) || !this.holds(each)) {
      return this.plain.entropy(task, from, to);
    }
    if (total) this.total.set([total.hi, total.lo]);
    const next = this.run(task, from, to);
    total?.set(this.total[0]!, this.total[1]!);
    return next;
  }

  private run(
    { logits, labels, classes, divisor, gradient, each, total }: DirectTask,
    from: number,
    to: number,
  ) {
    let next = from;
    for (let end = from; next === end && end < to; ) {
      end = Math.min(end + LABELS, to);
      for (let i = next; i < end; i++) this.labels[i - next] = labels[i] ?? NO_LABEL;
      next = this.code.rows(
        logits.byteOffset,
        gradient?.byteOffset ?? 0,
        each?.byteOffset ?? 0,
        total !== undefined,
        this.tails,
        next,
        end,
        classes,
        divisor,
      );
    }
    return next;
  }

  private holds(array: Float64Array | undefined): boolean {
    return array === undefined || array.buffer === this.buffer;
  }
}
