import { blocks, powers } from '../arithmetic.ts';
import { FLOAT32 } from '../claims.ts';
import type { Mutant } from '../mutant.ts';
import { type Call, max, type Row, sum, TEXTBOOK, textbook } from '../textbook.ts';

const isMasked = (value: number) => value === -Infinity;
const nan = (x: Row) => x.map(() => Number.NaN);

/** Rows with logits of -infinity, or with numbers that stand for it. */
export const MASKS: readonly Mutant[] = [
  {
    name: 'NaN from a first block in which every class is masked',
    seen: 'gabrieldemarmiesse/torch-mojo-backend#319',
    killer: 'agreement',
    module: textbook({
      softmax: (x, call) =>
        x.length > 8 && x.subarray(0, 8).every(isMasked) ? nan(x) : TEXTBOOK.softmax(x, call),
    }),
  },
  {
    name: 'NaN from merging lanes that saw no class',
    seen: 'gabrieldemarmiesse/torch-mojo-backend#319',
    killer: 'agreement',
    module: textbook({ softmax: online }),
  },
  {
    name: 'NaN where more than 32 classes are masked',
    seen: 'PaddlePaddle/PaddleOCR#18341',
    killer: 'agreement',
    module: textbook(
      { softmax: (x, call) => (x.filter(isMasked).length > 32 ? nan(x) : TEXTBOOK.softmax(x, call)) },
      FLOAT32,
    ),
  },
  {
    name: 'difference of masked classes in the log-softmax',
    seen: 'a masked class less a masked maximum',
    killer: 'vectors/masks',
    module: textbook({
      logSoftmax: (x, call) => TEXTBOOK.logSoftmax(x, call).map((l) => (isMasked(l) ? l - l : l)),
    }),
  },
  {
    name: 'loss of a masked label kept finite',
    seen: 'an infinity replaced by the largest number, for the sake of a plot',
    killer: 'vectors/masked-labels',
    module: textbook({ loss: (x, t, call) => Math.min(TEXTBOOK.loss(x, t, call), Number.MAX_VALUE) }),
  },
  {
    name: 'masked classes that keep a log-probability',
    seen: 'jax-ml/jax#16208',
    killer: 'vectors/masks',
    module: textbook({
      logSoftmax: (x, call) => TEXTBOOK.logSoftmax(x, call).map((l) => Math.max(l, -1e30)),
    }),
  },
  {
    name: '-1e5 for a mask',
    seen: 'TransformerLensOrg/TransformerLens#366',
    killer: 'vectors/masks',
    module: textbook({ rowsOf: standingIn(-1e5) }),
  },
  {
    name: '-1e9 for a mask, in float32',
    seen: 'TransformerLensOrg/TransformerLens#366',
    killer: 'vectors/masks',
    module: textbook({ rowsOf: standingIn(-1e9) }, FLOAT32),
  },
  {
    name: '-infinity taken for the lowest finite number',
    seen: 'TransformerLensOrg/TransformerLens#366',
    killer: 'vectors/masks',
    module: textbook({
      softmax: (x, call) =>
        TEXTBOOK.softmax(
          x.map((value) => Math.max(value, -Number.MAX_VALUE)),
          call,
        ),
    }),
  },
  {
    name: 'lowest number taken for a mask',
    seen: 'tensorflow/tfjs#7588',
    killer: 'vectors/max-seed',
    module: textbook(
      {
        softmax: (x, call) =>
          TEXTBOOK.softmax(
            x.map((value) => (value < -3.4028234e38 ? -Infinity : value)),
            call,
          ),
      },
      FLOAT32,
    ),
  },
  {
    name: 'quotients saturated to the largest number beside a logit of -1e9',
    seen: 'tensorflow/tfjs#5394',
    killer: 'probabilities-in-range',
    module: textbook(
      {
        softmaxes: (call) =>
          TEXTBOOK.softmaxes(call).map((p, i) =>
            i === 0 && call.x[0]!.some((value) => value <= -1e9) ? p.map(() => 3.4028234663852886e38) : p,
          ),
      },
      FLOAT32,
    ),
  },
  {
    name: 'gradient of a masked class as a multiple of its logit',
    seen: 'tensorflow/tensorflow#11756',
    killer: 'vectors/masks',
    module: textbook({
      gradient: (x, t, call) =>
        TEXTBOOK.gradient(x, t, call).map((g, j) => (isMasked(x[j]!) ? 0 * x[j]! : g)),
    }),
  },
];

function standingIn(mask: number): typeof TEXTBOOK.rowsOf {
  return (...memory) =>
    TEXTBOOK.rowsOf(...memory).map((x) => x.map((value) => (isMasked(value) ? mask : value)));
}

/** Four lanes, each with a maximum and a sum of its own, merged as if each had seen a class that is there. */
function online(x: Row, call: Call): Row {
  const lanes = blocks(x, Math.max(1, Math.ceil(x.length / 4)));
  const m = max(x);
  const s = sum(Float64Array.from(lanes, (lane) => Math.exp(max(lane) - m) * sum(powers(lane, max(lane)))));
  return TEXTBOOK.exponentials(x, call).map((e) => e / s);
}
