import type { Quantity } from '../../contract/quantity.ts';
import { expected } from '../../oracle/expected.ts';
import type { Bundle } from '../bundle.ts';
import { expectationsOf } from '../expectations.ts';
import { families } from '../large/families.ts';
import { idOf, largeProblem } from '../large/problem.ts';
import { sizes } from '../large/size.ts';

/** Problems of the size of a vocabulary, made from a seed: one bundle each, by the oracle. */
export function largeBundles(seed: number): Bundle[] {
  return families.flatMap((family) =>
    sizes.flatMap((size) =>
      family.dtypes.map((dtype): Bundle => {
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
