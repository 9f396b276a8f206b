import { computingIn, running } from '../arithmetic.ts';
import type { Mutant } from '../mutant.ts';
import { type Row, TEXTBOOK, textbook } from '../textbook.ts';

/** Everything in float32, whatever was asked: what literals of single precision do to a float64 kernel. */
const single = { ...TEXTBOOK, ...computingIn('float32') };
const singles = (x: Row) => x.map(Math.fround);

/** float32 on the way of float64. */
export const SINGLE_PRECISION: readonly Mutant[] = [
  {
    name: 'everything in float32',
    seen: 'any language whose literals are single precision',
    killer: 'agreement',
    module: textbook(computingIn('float32')),
  },
  {
    name: 'logits read as float32',
    seen: 'an array that was converted on the way in',
    killer: 'agreement',
    module: textbook({ rowsOf: (...memory) => TEXTBOOK.rowsOf(...memory).map(singles) }),
  },
  {
    name: 'exponentials in float32',
    seen: 'a function of the single-precision library',
    killer: 'agreement',
    module: textbook({ exp: (d) => Math.fround(Math.exp(d)) }),
  },
  {
    name: 'denominator in float32',
    seen: 'an accumulator declared float',
    killer: 'rows-sum-to-one',
    module: textbook({ sum: running(Math.fround) }),
  },
  {
    name: 'log-softmax alone in float32',
    seen: 'a logarithm borrowed from a shader',
    killer: 'log-of-softmax',
    module: textbook({ logSoftmaxes: (call) => call.x.map((x) => single.logSoftmax(x, call)) }),
  },
  {
    name: 'gradient alone in float32',
    seen: 'a backward kernel that was not ported',
    killer: 'finite-differences',
    module: textbook({ gradient: (x, t, call) => singles(TEXTBOOK.gradient(x, t, call)) }),
  },
  {
    name: 'losses summed in float32',
    seen: 'an accumulator declared float',
    killer: 'rows-independent',
    module: textbook({ total: running(Math.fround) }),
  },
];
