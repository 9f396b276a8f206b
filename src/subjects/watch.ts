import type { Quantity } from '../contract/quantity.ts';
import type { Lending } from './lending.ts';

/** So many loans are remembered, none with more numbers than this: enough for all questions under way at once. */
const REMEMBERED = 256;
const LARGEST = 64;

/** Remembers what was lent to functions that have answered, to see which of them writes to it all the same. */
export class Watch {
  private readonly kept: ({ readonly quantity: Quantity; readonly lending: Lending } | undefined)[] =
    Array(REMEMBERED).fill(undefined);
  private readonly late: Partial<Record<Quantity, true>> = {};
  private next = 0;

  /** What was lent to a function that has answered, and has not written to it so far. */
  keep(quantity: Quantity, lending: Lending): void {
    if (lending.size > LARGEST) return;
    this.kept[this.next] = { quantity, lending };
    this.next = (this.next + 1) % REMEMBERED;
  }

  /** Looks at what was lent. Between two looks somebody may have written only if the event loop turned. */
  look(): void {
    for (let k = 0; k < REMEMBERED; k++) {
      const { quantity, lending } = this.kept[k] ?? {};
      if (quantity && lending?.changed()) this.late[quantity] = true;
    }
  }

  /** Whether the function of a quantity was ever seen to write to its input after it had answered. */
  wroteLate(quantity: Quantity): boolean {
    return this.late[quantity] === true;
  }
}
