/**
 * Where element k of a tensor of this shape stands once `axis` has become the last one, row-major both before and after:
 * the tensor is then a matrix whose rows run along the axis, one for each place on the other axes.
 */
function places(shape: readonly number[], axis: number): (k: number) => number {
  const length = shape[axis] ?? 1;
  const inner = shape.slice(axis + 1).reduce((product, side) => product * side, 1);
  const block = length * inner;
  return (k) => {
    const within = k % block;
    return k - within + (within % inner) * length + Math.floor(within / inner);
  };
}

/**
 * The elements of a tensor as those of a matrix whose rows run along `axis`; the other axes, row-major, are its rows. The
 * same array where the axis is the last one.
 */
export function axisToRows(values: Float64Array, shape: readonly number[], axis: number): Float64Array {
  if (axis === shape.length - 1) return values;
  const place = places(shape, axis);
  const rows = new Float64Array(values.length);
  values.forEach((value, k) => {
    rows[place(k)] = value;
  });
  return rows;
}

/** The way back: the elements of such a matrix as those of the tensor; the same array where the axis is the last one. */
export function rowsToAxis(rows: Float64Array, shape: readonly number[], axis: number): Float64Array {
  if (axis === shape.length - 1) return rows;
  const place = places(shape, axis);
  return rows.map((_, k) => rows[place(k)]!);
}
