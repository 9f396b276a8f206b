import { toCode } from '../../numeric/bits.ts';
import { type Dtype, formatOf } from '../../numeric/format.ts';

/** Elements in a piece. */
const PIECE = 65_536;

/** How one element is set at a place of a view. */
type Put = (view: DataView, at: number, value: number) => void;

/** The bit patterns of floats, least significant byte first. The sign of zero stays; any NaN is the quiet one. */
export function floats(values: Float64Array, dtype: Dtype): Iterable<Uint8Array> {
  const format = formatOf(dtype);
  const put: Put =
    format.bytes === 8
      ? (view, at, value) => view.setFloat64(at, Number.isNaN(value) ? Number.NaN : value, true)
      : format.bytes === 4
        ? (view, at, value) => view.setUint32(at, toCode(value, format), true)
        : (view, at, value) => view.setUint16(at, toCode(value, format), true);
  return pieces(values, format.bytes, put);
}

/** Whole numbers as int64, least significant byte first. */
export function int64s(values: ArrayLike<number>): Iterable<Uint8Array> {
  return pieces(values, 8, (view, at, value) => view.setBigInt64(at, BigInt(value), true));
}

function* pieces(values: ArrayLike<number>, width: number, put: Put): Generator<Uint8Array> {
  for (let from = 0; from < values.length; from += PIECE) {
    const count = Math.min(PIECE, values.length - from);
    const view = new DataView(new ArrayBuffer(count * width));
    for (let k = 0; k < count; k++) put(view, k * width, values[from + k]!);
    yield new Uint8Array(view.buffer);
  }
}
