import type { Quantity } from '../../../src/contract/quantity.ts';
import type { Dtype } from '../../../src/numeric/format.ts';
import { tensor } from '../../../src/numeric/tensor.ts';
import { expected } from '../../../src/oracle/expected.ts';
import { computingIn, powers, to, towardsZero } from '../arithmetic.ts';
import { BFLOAT16, FLOAT16, FLOAT32 } from '../claims.ts';
import type { Mutant } from '../mutant.ts';
import { type Call, max, type Row, sum, TEXTBOOK, textbook } from '../textbook.ts';

/** The rounding of the true value is what goes wrong; below their level these conform. */
export const ROUNDING: readonly Mutant[] = [
  {
    name: 'rounded to float64 first, then to float16',
    seen: 'a conversion that goes through another format',
    killer: 'vectors/sticky-tails',
    from: 'exact',
    module: answering('float64', (value) => value, FLOAT16),
  },
  {
    name: 'ties rounded up',
    seen: 'a conversion that adds half a unit and rounds down',
    killer: 'vectors/exact-ties',
    from: 'exact',
    module: answering('float64', tiesUp, FLOAT16),
  },
  {
    name: 'truncated to bfloat16',
    seen: 'pytorch/pytorch#24457',
    killer: 'vectors/exact-ties',
    from: 'exact',
    module: answering('float64', towardsZero('bfloat16'), BFLOAT16),
  },
  {
    name: 'subnormal results flushed to 0',
    seen: 'a machine that flushes and does not say so',
    killer: 'vectors/subnormal-results',
    module: answering('float32', (value) => (Math.abs(value) < 2 ** -126 ? 0 : value), FLOAT32),
  },
  {
    name: 'difference from the maximum rounded, and nothing else',
    seen: 'what float32 costs everybody',
    killer: 'agreement',
    from: 'accurate',
    module: textbook(
      {
        exponentials: (x) => {
          const m = max(x);
          return x.map((value) => Math.exp(Math.fround(value - m)));
        },
      },
      FLOAT32,
    ),
  },
  {
    name: 'sum that starts with its largest term',
    seen: 'classes sorted by their scores',
    killer: 'vectors/swamped-terms',
    from: 'accurate',
    module: textbook({ sum: (e) => sum(e.toSorted().reverse()) }),
  },
  {
    name: 'float32 at every step, as if it were float64',
    seen: 'any language whose literals are single precision',
    killer: 'vectors/real-logits',
    module: textbook({
      ...computingIn('float32'),
      exponentials: (x) => powers(x, max(x)).map(Math.fround),
    }),
  },
];

/** The true values, correctly rounded to a format and then changed. */
function answering(dtype: Dtype, change: (value: number) => number, claims: typeof FLOAT16) {
  const values = (quantity: Quantity, { x, classes, labels, ...call }: Call): Row => {
    const problem = {
      logits: tensor(
        call.dtype,
        [x.length, classes],
        x.flatMap((row) => Array.from(row)),
      ),
      ...(labels && { targets: { kind: 'index', values: labels } as const }),
      reduction: 'mean',
    } as const;
    return expected(problem, { [quantity]: dtype }).quantities[quantity]!.values.map(change);
  };
  const rows = (quantity: Quantity) => (call: Call) =>
    TEXTBOOK.rowsOf(values(quantity, call), call.x.length, call.classes);
  return textbook(
    {
      softmaxes: rows('softmax'),
      logSoftmaxes: rows('log_softmax'),
      losses: (call) => values('cross_entropy', call),
      reduced: ([loss]) => loss!,
      gradients: rows('cross_entropy_grad'),
    },
    claims,
  );
}

function tiesUp(value: number): number {
  return Number.isFinite(value) ? to('float16')(value + Math.abs(value) * 2 ** -40) : value;
}
