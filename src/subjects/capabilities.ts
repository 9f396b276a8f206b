import type { Reduction } from '../contract/problem.ts';
import { QUANTITIES, type Quantity } from '../contract/quantity.ts';
import type { Capabilities, Cell, TargetKind } from '../contract/subject.ts';
import { DTYPES, type Dtype } from '../numeric/format.ts';
import type { Declared } from './declared.ts';

/**
 * What a subject claims, with all that it left unsaid filled in: no quantities, float64, index labels, mean, no
 * options, and answers in the dtype of the logits.
 */
export function capabilitiesOf(declared: Declared): Capabilities {
  const { quantities = [], dtypes = ['float64'], outputs, limits } = declared;
  // In our order: some languages give a set in another one each time.
  const cells = DTYPES.filter((dtype) => dtypes.includes(dtype)).flatMap((dtype) =>
    QUANTITIES.filter((quantity) => quantities.includes(quantity)).map((quantity): Cell => {
      return { quantity, dtype, output: outputs?.[dtype]?.[quantity] ?? dtype };
    }),
  );
  return {
    cells,
    targets: unique<TargetKind>(declared.targets ?? ['index']),
    reductions: unique<Reduction>(declared.reductions ?? ['mean']),
    options: unique(declared.options ?? []),
    limits: {
      ...(limits?.elements !== undefined && { elements: limits.elements }),
      ...(limits?.least_classes !== undefined && { leastClasses: limits.least_classes }),
    },
    dialect: declared.dialect ?? {},
  };
}

/** The dtype in which a quantity of logits of this dtype is answered. */
export function outputOf({ cells }: Capabilities, quantity: Quantity, dtype: Dtype): Dtype {
  return cells.find((cell) => cell.quantity === quantity && cell.dtype === dtype)?.output ?? dtype;
}

function unique<Item>(items: readonly Item[]): readonly Item[] {
  return [...new Set(items)];
}
