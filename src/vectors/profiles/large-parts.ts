import type { Quantity } from '../../contract/quantity.ts';
import { expected } from '../../oracle/expected.ts';
import { expectationsOf } from '../expectations.ts';
import { families } from '../large/families.ts';
import { idOf, largeProblem } from '../large/problem.ts';
import { sizes } from '../large/size.ts';
import type { Part } from '../part.ts';

/** Problems of the size of a vocabulary, made from a seed: one part each, by the oracle. */
export function largeParts(seed: number): Part[] {
  return families.flatMap((family) =>
    sizes.flatMap((size) =>
      family.dtypes.map((dtype): Part => {
        const { rows, classes, quantities } = size;
        const flags = [...new Set([...family.flags, ...size.flags])];
        const id = idOf(family, size, seed);
        const draft = {
          id,
          situation: `${family.situation}: ${rows} x ${classes}, seed ${seed}.`,
          flags,
          quantities,
          problem: () => largeProblem(family, size, dtype, seed),
          length: (quantity: Quantity) => (quantity === 'cross_entropy' ? 1 : rows * classes),
        };
        return {
          name: `${id.replace('/', '.')}.${dtype}`,
          group: family.facts,
          dtype,
          drafts: [draft],
          derive: (problem, outputs) => expectationsOf(expected(problem, outputs)),
        };
      }),
    ),
  );
}
