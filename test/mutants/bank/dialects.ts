import { ALL_OPTIONS, type Claims } from '../claims.ts';
import type { Mutant } from '../mutant.ts';
import { type Parts, type Row, sum, TEXTBOOK, textbook } from '../textbook.ts';

type Change = Partial<Parts> & ThisType<Parts>;

const OPTIONS: Claims['options'] = ['weights', 'label_smoothing', 'ignore_index'];

/** The textbook with options, and what it says of itself. */
function saying(dialect: Record<string, string>, changed: Change = {}): object {
  return textbook(changed, { options: OPTIONS, dialect });
}

const byRows: Change = {
  divisor(call) {
    return call.x.filter((_, i) => !this.ignored(call, i)).length;
  },
};

const otherClasses: Change = {
  smoothed: (t, { classes, options: { labelSmoothing: e = 0 } }) => (t > 0 ? 1 - e : e / (classes - 1)),
};

/** 0 for whatever is smaller. */
function flushing(least: number): Change {
  return {
    softmax: (x, call) => TEXTBOOK.softmax(x, call).map((p) => (p < least ? 0 : p)),
  };
}

const masked = (x: Row) => x.every((value) => value === -Infinity);

/** A softmax of a masked row that is 0 throughout. */
const zeros: Change = {
  softmax: (x, call) => (masked(x) ? new Float64Array(x.length) : TEXTBOOK.softmax(x, call)),
};

/** The logit of a label, wherever in the memory of the logits that is. */
const lookingUp: Change = {
  label: ({ labels }, i) => labels![i]!,
  losses: (call) =>
    Float64Array.from(call.x, (x, i) => {
      const [m, s] = [TEXTBOOK.shift(x, call), sum(TEXTBOOK.exponentials(x, call))];
      return m + Math.log(s) - (call.logits[i * call.classes + call.labels![i]!] ?? 0);
    }),
};

/** A loss that is another number where no row counts. */
function whereNoneCounts(loss: number): Change {
  return {
    reduced: (losses, call) => {
      const all = TEXTBOOK.reduced(losses, call);
      return Number.isNaN(all) ? loss : all;
    },
  };
}

/** Programs that say truly what they do: what the mutants below start from. */
export const TRUE_DIALECTS: readonly (readonly [name: string, module: object])[] = [
  ['says nothing', saying({})],
  ['divides by the rows, and says so', saying({ 'weighted-mean': 'rows' }, byRows)],
  ['smooths the other classes, and says so', saying({ 'smoothing-share': 'other-classes' }, otherClasses)],
  ['flushes subnormals, and says so', saying({ subnormals: 'flushed' }, flushing(2 ** -1022))],
];

/** What is not as declared, and what is nothing that is known. */
export const DIALECTS: readonly Mutant[] = [
  {
    name: 'declares NaN for a masked row and gives zeros',
    seen: 'pytorch/pytorch#131060',
    killer: 'dialect/all-masked-row',
    module: saying({ 'all-masked-row': 'nan' }, zeros),
  },
  {
    name: 'declares zeros for a masked row and gives NaN',
    seen: 'keras-team/keras#21149',
    killer: 'dialect/all-masked-row',
    module: saying({ 'all-masked-row': 'zeros' }),
  },
  {
    name: 'declares a refusal of NaN and lets it pass',
    seen: 'a check of inputs that only a debug build makes',
    killer: 'dialect/nan-logit',
    module: saying({ 'nan-logit': 'refused' }),
  },
  {
    name: 'declares a refusal of infinity and lets it pass',
    seen: 'jax-ml/jax#21495',
    killer: 'dialect/infinite-logit',
    module: saying({ 'infinite-logit': 'refused' }),
  },
  {
    name: 'declares that subnormals are kept and flushes them',
    seen: 'a compiler that was told to be fast',
    killer: 'dialect/subnormals',
    module: saying({ subnormals: 'kept' }, flushing(2 ** -1022)),
  },
  {
    name: 'declares flushed subnormals and loses normal numbers',
    seen: 'an exponential cut off at -660 to be safe',
    killer: 'agreement',
    module: saying({ subnormals: 'flushed' }, flushing(2 ** -952)),
  },
  {
    name: 'label looked up in the next row',
    seen: 'PaddlePaddle/Paddle#10945',
    killer: 'dialect/label-too-large',
    module: textbook(lookingUp),
  },
  {
    name: 'declares a refusal of labels and looks them up',
    seen: 'PaddlePaddle/Paddle#36891',
    killer: 'dialect/label-negative',
    module: textbook(lookingUp, { dialect: { 'label-negative': 'refused' } }),
  },
  {
    name: 'label beyond the last class taken for the last',
    seen: 'pytorch/pytorch#66872',
    killer: 'dialect/label-too-large',
    module: saying(
      {},
      { label: ({ labels, classes }, i) => Math.min(Math.max(labels![i]!, 0), classes - 1) },
    ),
  },
  {
    name: 'divides by the rows and says nothing of it',
    seen: 'pytorch/pytorch#25571',
    killer: 'options-agree',
    module: saying({}, byRows),
  },
  {
    name: 'declares a division by the rows and divides by the weights',
    seen: 'pytorch/pytorch#25571',
    killer: 'dialect/weighted-mean',
    module: saying({ 'weighted-mean': 'rows' }),
  },
  {
    name: 'declares e/(C-1) and smooths every class',
    seen: 'ml-explore/mlx#166',
    killer: 'dialect/smoothing-share',
    module: saying({ 'smoothing-share': 'other-classes' }),
  },
  {
    name: 'declares a loss of 0 where all weights are 0 and gives NaN',
    seen: 'pytorch/pytorch#75181',
    killer: 'dialect/zero-weights',
    module: saying({ 'zero-weights': 'zero' }),
  },
  {
    name: 'declares a refusal of a label to ignore beside probabilities and takes no notice',
    seen: 'an option that only the path of labels reads',
    killer: 'dialect/ignored-probabilities',
    module: textbook({}, { ...ALL_OPTIONS, dialect: { 'ignored-probabilities': 'refused' } }),
  },
  {
    name: 'declares a loss of 0 for no rows and gives NaN',
    seen: 'chainer/chainer#3656',
    killer: 'dialect/no-rows',
    module: saying({ 'no-rows': 'zero' }),
  },
  {
    name: 'declares nothing for no classes and is stopped by a division',
    seen: 'pytorch/pytorch#17262',
    killer: 'dialect/no-classes',
    module: textbook(
      {
        softmaxes: (call) => {
          if (call.classes === 0) throw new RangeError('division by zero');
          return TEXTBOOK.softmaxes(call);
        },
      },
      { dialect: { 'no-classes': 'empty' } },
    ),
  },
  {
    name: 'a loss of 1 where no row counts',
    seen: 'pytorch/pytorch#64572',
    killer: 'dialect/all-rows-ignored',
    module: saying({}, whereNoneCounts(1)),
  },
  {
    name: 'declares NaN where no row counts and gives 0',
    seen: 'pytorch/xla#3144',
    killer: 'dialect/all-rows-ignored',
    module: saying({ 'all-rows-ignored': 'nan-loss' }, whereNoneCounts(0)),
  },
  {
    name: 'NaN in the gradient of a row that is ignored, declared as left out',
    seen: 'pytorch/pytorch#192685',
    killer: 'dialect/ignored-nan-row',
    module: saying(
      { 'ignored-nan-row': 'left-out' },
      { gradient: (x, t, call) => TEXTBOOK.gradient(x, t, call).map((g) => (sum(t) === 0 ? Number.NaN : g)) },
    ),
  },
  {
    name: 'declares the same bits and adds in another order each time',
    seen: 'partial sums added by whichever thread is first',
    killer: 'dialect/same-question',
    get module() {
      let turn = 0;
      return saying(
        { 'same-question': 'same-bits' },
        { softmax: (x, call) => TEXTBOOK.softmax(x, call).map((p) => p * (1 + (turn++ % 3) * 2 ** -52)) },
      );
    },
  },
  {
    name: 'log-probabilities above 0 beside one NaN',
    seen: 'ONNX Runtime 1.30, in conformance/findings/onnxruntime-nan-log-softmax.md',
    killer: 'non-finite-never-plausible',
    module: textbook({
      logSoftmax: (x, call) =>
        x.some(Number.isNaN)
          ? x.map((value) => (Number.isNaN(value) ? value : 44 + value))
          : TEXTBOOK.logSoftmax(x, call),
    }),
  },
];
