import { add, exact, multiply, type Rational, rational, sign, subtract } from '../numeric/rational.ts';

/** Twice the unit roundoff of float64. */
const EPSILON = 2 ** -52;

/**
 * Decides whether a sum of terms c (x - y), each c a positive whole number, is at least 0: by floats where their
 * rounding errors cannot matter, else exactly. x = y adds nothing, also where both are the same infinity.
 */
export class Balance {
  /** c, x, y of each term that is not 0. */
  readonly #terms: number[] = [];

  clear(): void {
    this.#terms.length = 0;
  }

  add(times: number, x: number, y: number): void {
    if (x !== y) this.#terms.push(times, x, y);
  }

  /** A difference of -infinity makes it false, whatever the others are, then one of +infinity makes it true. NaN makes it false. */
  isNonNegative(): boolean {
    let total = 0;
    let size = 0;
    let unlimited = false;
    for (let k = 0; k < this.#terms.length; k += 3) {
      const [x, y] = [this.#terms[k + 1]!, this.#terms[k + 2]!];
      if (!Number.isFinite(x) || !Number.isFinite(y)) {
        if (!(x > y)) return false;
        unlimited = true;
        continue;
      }
      const term = this.#terms[k]! * (x - y);
      total += term;
      size += Math.abs(term);
    }
    if (unlimited) return true;
    // Two roundings a term and one an addition, taken twice: an overflow leaves NaN or infinity, which decides nothing.
    const error = (this.#terms.length / 3 + 4) * EPSILON * size;
    if (total > error) return true;
    if (total < -error) return false;
    return sign(this.#exactly()) >= 0;
  }

  #exactly(): Rational {
    let sum = rational(0n);
    for (let k = 0; k < this.#terms.length; k += 3) {
      const difference = subtract(exact(this.#terms[k + 1]!), exact(this.#terms[k + 2]!));
      sum = add(sum, multiply(exact(this.#terms[k]!), difference));
    }
    return sum;
  }
}
