import fc, { type Random, type Stream } from 'fast-check';
import type { Combination } from './combination.ts';
import { dice } from './dice.ts';
import { drawCombination, type Occasion } from './draw-combination.ts';
import { isFair, roomOf } from './fair.ts';
import { simplerCombinations } from './simpler-combination.ts';

/** Batches with any of the claimed options together, their numbers with all their digits and of many sizes. */
export function combinations(occasion: Occasion): fc.Arbitrary<Combination> {
  return new CombinationArbitrary(occasion);
}

class CombinationArbitrary extends fc.Arbitrary<Combination> {
  readonly #occasion: Occasion;

  constructor(occasion: Occasion) {
    super();
    this.#occasion = occasion;
  }

  override generate(random: Random): fc.Value<Combination> {
    return new fc.Value(drawCombination(dice(random), this.#occasion), undefined);
  }

  override canShrinkWithoutContext(_value: unknown): _value is Combination {
    return true;
  }

  override shrink(one: Combination): Stream<fc.Value<Combination>> {
    const room = roomOf(this.#occasion);
    return fc
      .stream(simplerCombinations(one, this.#occasion.claims))
      .filter((simpler) => isFair(simpler, room))
      .map((simpler) => new fc.Value(simpler, undefined));
  }
}
