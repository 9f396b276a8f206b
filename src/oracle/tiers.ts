/** How many results each tier decided. */
export interface Tiers {
  doubleDouble: number;
  rational: number;
  reference: number;
}

export function noTiers(): Tiers {
  return { doubleDouble: 0, rational: 0, reference: 0 };
}
