import { maxWithoutNaN, quotients } from '../arithmetic.ts';
import { BFLOAT16, FLOAT32 } from '../claims.ts';
import type { Mutant } from '../mutant.ts';
import { type Row, TEXTBOOK, textbook } from '../textbook.ts';

const finite = (x: Row) => x.every((value) => value < Infinity);

/** NaN and +infinity that vanish on the way. */
export const NON_FINITE: readonly Mutant[] = [
  {
    name: 'NaN taken for an absent class',
    seen: 'ohdearquant/lattice#740',
    killer: 'non-finite-never-plausible',
    module: textbook({ softmax: (x) => quotients(fast(x)) }),
  },
  {
    name: 'NaN lost in the maximum and in a fast exponential, in float32',
    seen: 'ohdearquant/lattice#740',
    killer: 'non-finite-never-plausible',
    module: textbook({ exponentials: fast }, FLOAT32),
  },
  {
    name: 'zeros for a row that seems masked, since its maximum lost a NaN',
    seen: 'intel/torch-xpu-ops#5022',
    killer: 'non-finite-never-plausible',
    module: textbook({
      softmax: (x, call) =>
        maxWithoutNaN(x) === -Infinity ? new Float64Array(x.length) : TEXTBOOK.softmax(x, call),
    }),
  },
  {
    name: 'zeros for rows with NaN or infinity',
    seen: 'tenstorrent/tt-metal#56056',
    killer: 'non-finite-never-plausible',
    module: textbook(
      { softmax: (x, call) => (finite(x) ? TEXTBOOK.softmax(x, call) : new Float64Array(x.length)) },
      BFLOAT16,
    ),
  },
  {
    name: 'infinity wins with probability 1',
    seen: 'FluxML/NNlib.jl#206',
    killer: 'non-finite-never-plausible',
    module: textbook({
      softmax: (x, call) =>
        x.includes(Infinity) ? x.map((value) => (value === Infinity ? 1 : 0)) : TEXTBOOK.softmax(x, call),
    }),
  },
  {
    name: 'gradient with NaN replaced by 0',
    seen: 'pytorch/pytorch#71502',
    killer: 'non-finite-never-plausible',
    module: textbook({
      gradient: (x, t, call) => TEXTBOOK.gradient(x, t, call).map((g) => (Number.isNaN(g) ? 0 : g)),
    }),
  },
];

/** Exponentials through an integer, which has no NaN: it is 0 there. */
function fast(x: Row): Row {
  const m = maxWithoutNaN(x);
  return x.map((value) => (Number.isNaN(value) ? 0 : Math.exp(value - m)));
}
