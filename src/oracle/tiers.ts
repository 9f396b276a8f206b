/** How many results each tier decided; spec/oracle.md describes them. */
export interface Tiers {
  doubleDouble: number;
  rational: number;
  fixedPoint: number;
  reference: number;
}

export function noTiers(): Tiers {
  return { doubleDouble: 0, rational: 0, fixedPoint: 0, reference: 0 };
}
