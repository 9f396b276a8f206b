import type { Tensor } from '../numeric/tensor.ts';

/** Numbers of the dtype of the logits: Float32Array holds float32, float16 and bfloat16 alike. */
export type Floats = Float64Array | Float32Array;

// Taken before a stranger's module is loaded, which may put something of its own in their place.
const [Doubles, Singles, Integers] = [Float64Array, Float32Array, Int32Array];
const { is } = Object;

/** A copy that is given away, what it was copied from, and the loan before it. */
interface Loan {
  readonly copy: ArrayLike<number>;
  readonly original: ArrayLike<number>;
  readonly before: Loan | undefined;
}

/** Copies that are given away, and whether anybody writes to them. */
export class Lending {
  /** How many numbers were lent. */
  size = 0;
  private last: Loan | undefined;

  floats({ dtype, values }: Tensor): Floats {
    return this.lend(dtype === 'float64' ? new Doubles(values) : new Singles(values), values);
  }

  labels(values: Int32Array): Int32Array {
    return this.lend(new Integers(values), values);
  }

  /** Whether any number in the copies is no longer what it was. */
  changed(): boolean {
    for (let loan = this.last; loan; loan = loan.before) if (differ(loan.copy, loan.original)) return true;
    return false;
  }

  private lend<Copy extends ArrayLike<number>>(copy: Copy, original: ArrayLike<number>): Copy {
    this.last = { copy, original, before: this.last };
    this.size += original.length;
    return copy;
  }
}

function differ(copy: ArrayLike<number>, original: ArrayLike<number>): boolean {
  if (copy.length !== original.length) return true;
  for (let k = 0; k < original.length; k++) if (!is(copy[k], original[k])) return true;
  return false;
}
