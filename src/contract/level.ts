/** How good an answer is, worst first. Each level accepts all that the next one accepts. */
export type Level = 'safe' | 'stable' | 'accurate' | 'faithful' | 'exact';

export const LEVELS: readonly Level[] = ['safe', 'stable', 'accurate', 'faithful', 'exact'];

/** The level a check holds at, or `none` where it holds at no level. */
export type Held = Level | 'none';

/** -1 for `none`, else the place of the level in LEVELS: a larger rank is a better answer. */
export function rank(held: Held): number {
  return held === 'none' ? -1 : LEVELS.indexOf(held);
}

/** The worse of two levels. */
export function worse(a: Held, b: Held): Held {
  return rank(a) < rank(b) ? a : b;
}
