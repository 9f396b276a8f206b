/** The array to write `length` results into: the caller's, or a new one. Throws RangeError where the lengths differ. */
export function outputOf(out: Float64Array | undefined, length: number, name = 'out'): Float64Array {
  if (out === undefined) return new Float64Array(length);
  checkLength(name, out, length);
  return out;
}

/** Throws RangeError unless the logits are rows * classes, and neither is empty. */
export function checkShape(logits: Float64Array, rows: number, classes: number): void {
  checkCount('rows', rows);
  checkCount('classes', classes);
  checkLength('logits', logits, rows * classes);
}

export function checkLength(name: string, values: ArrayLike<number>, length: number): void {
  if (values.length !== length) {
    throw new RangeError(`${name}: ${values.length} elements where ${length} belong`);
  }
}

function checkCount(name: string, count: number): void {
  if (!Number.isInteger(count) || count < 1) {
    throw new RangeError(`${name}: ${count} where a whole number from 1 up belongs`);
  }
}
