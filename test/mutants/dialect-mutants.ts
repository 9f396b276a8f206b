import type { Mutant } from './mutant.ts';
import { implementation, joined, split, sum, TEXTBOOK } from './textbook.ts';

interface Options {
  readonly weights?: Float64Array;
  readonly labelSmoothing?: number;
  readonly ignoreIndex?: number;
  readonly targets?: Float64Array;
}

type Batch = readonly [
  logits: Float64Array,
  labels: Int32Array | undefined,
  rows: number,
  classes: number,
  options: Options,
];

/** How one program reads the options: the target of a row, and what a mean is divided by. */
interface Habits {
  readonly target?: (label: number, classes: number, smoothing: number) => Float64Array;
  readonly divisor?: (kept: readonly number[], weights: readonly number[]) => number;
  readonly label?: (label: number, classes: number) => number;
  readonly loss?: (loss: number) => number;
  readonly gradient?: (gradient: Float64Array) => Float64Array;
}

const everyClass = (label: number, classes: number, e: number) =>
  Float64Array.from({ length: classes }, (_, j) => (j === label ? 1 - e : 0) + e / classes);

/** Refuses a label that is none. */
function checked(label: number, classes: number): number {
  if (label >= 0 && label < classes) return label;
  throw new RangeError(`there is no class ${label}`);
}

/** The textbook with class weights, smoothing and ignored rows, all of them as these habits have it. */
function program(dialect: object, habits: Habits = {}): object {
  const { target = everyClass, divisor = (_, weights) => sum(Float64Array.from(weights)) } = habits;
  const { label: look = checked, loss: lost = (l) => l, gradient: climb = (g) => g } = habits;
  const lower = ([logits, labels, rows, classes, options]: Batch) => {
    const { weights = new Float64Array(classes).fill(1), labelSmoothing = 0, ignoreIndex } = options;
    const kept = Array.from(labels!.keys()).filter((i) => labels![i] !== ignoreIndex);
    const chosen = kept.map((i) => look(labels![i]!, classes));
    const T = kept.map((_, k) => target(chosen[k]!, classes, labelSmoothing).map((t, j) => t * weights[j]!));
    return {
      x: split(logits, rows, classes),
      kept,
      T,
      D: divisor(
        kept,
        chosen.map((label) => weights[label]!),
      ),
    };
  };
  return {
    ...implementation(),
    capabilities: { options: ['weights', 'label_smoothing', 'ignore_index'], dialect },
    crossEntropy: (...batch: Batch) => {
      const { x, kept, T, D } = lower(batch);
      const losses = kept.map((i, k) => {
        const l = TEXTBOOK.logSoftmax(x[i]!);
        return 0 - T[k]!.reduce((total, t, j) => total + (t === 0 ? 0 : t * l[j]!), 0);
      });
      return lost(losses.reduce((a, b) => a + b, 0) / D);
    },
    crossEntropyGradient: (...batch: Batch) => {
      const { x, kept, T, D } = lower(batch);
      const rows = x.map((row, i) => {
        const k = kept.indexOf(i);
        if (k < 0) return row.map(() => 0);
        const total = sum(T[k]!);
        return TEXTBOOK.softmax(row).map((p, j) => (total * p - T[k]![j]!) / D);
      });
      return climb(joined(rows));
    },
  };
}

const OTHERS = (label: number, classes: number, e: number) =>
  Float64Array.from({ length: classes }, (_, j) => (j === label ? 1 - e : e / (classes - 1)));

/** Programs that say truly what they do: what the mutants below start from. */
export const HONEST_DIALECTS: readonly { readonly name: string; readonly module: object }[] = [
  { name: 'says nothing', module: program({}) },
  {
    name: 'divides by the rows, and says so',
    module: program({ 'weighted-mean': 'rows' }, { divisor: (kept) => kept.length }),
  },
  {
    name: 'smooths the other classes, and says so',
    module: program({ 'smoothing-share': 'other-classes' }, { target: OTHERS }),
  },
  {
    name: 'flushes subnormals, and says so',
    module: {
      ...implementation({ softmax: (x) => TEXTBOOK.softmax(x).map(flush(2 ** -1022)) }),
      ...saying({ subnormals: 'flushed' }),
    },
  },
];

function saying(dialect: object) {
  return { capabilities: { dialect } };
}

/** 0 for whatever is smaller. */
function flush(least: number) {
  return (p: number) => (Math.abs(p) < least ? 0 : p);
}

/** What is not as declared, and what is nothing that is known. */
export const DIALECT_MUTANTS: readonly Mutant[] = [
  {
    name: 'declares NaN for a masked row and gives zeros',
    seen: 'pytorch/pytorch#131060',
    killer: 'dialect/all-masked-row',
    module: {
      ...implementation({
        softmax: (x) => (x.every((value) => value === -Infinity) ? x.map(() => 0) : TEXTBOOK.softmax(x)),
      }),
      ...saying({ 'all-masked-row': 'nan' }),
    },
  },
  {
    name: 'declares zeros for a masked row and gives NaN',
    seen: 'keras-team/keras#21149',
    killer: 'dialect/all-masked-row',
    module: { ...implementation(), ...saying({ 'all-masked-row': 'zeros' }) },
  },
  {
    name: 'declares a refusal of NaN and lets it pass',
    seen: 'a check of inputs that only a debug build makes',
    killer: 'dialect/nan-logit',
    module: { ...implementation(), ...saying({ 'nan-logit': 'refused' }) },
  },
  {
    name: 'declares flushed subnormals and loses normal numbers',
    seen: 'an exponential cut off at -660 to be safe',
    killer: 'agreement',
    module: {
      ...implementation({ softmax: (x) => TEXTBOOK.softmax(x).map(flush(2 ** -952)) }),
      ...saying({ subnormals: 'flushed' }),
    },
  },
  {
    name: 'label looked up in the next row',
    seen: 'PaddlePaddle/Paddle#10945',
    killer: 'dialect/label-too-large',
    module: implementation({}),
  },
  {
    name: 'declares a refusal of labels and looks them up',
    seen: 'PaddlePaddle/Paddle#36891',
    killer: 'dialect/label-negative',
    module: { ...implementation({}), ...saying({ 'label-negative': 'refused' }) },
  },
  {
    name: 'label beyond the last class taken for the last',
    seen: 'pytorch/pytorch#66872',
    killer: 'dialect/label-too-large',
    module: program({}, { label: (label, classes) => Math.min(Math.max(label, 0), classes - 1) }),
  },
  {
    name: 'divides by the rows and says nothing of it',
    seen: 'pytorch/pytorch#25571',
    killer: 'options-agree',
    module: program({}, { divisor: (kept) => kept.length }),
  },
  {
    name: 'declares a division by the rows and divides by the weights',
    seen: 'pytorch/pytorch#25571',
    killer: 'dialect/weighted-mean',
    module: program({ 'weighted-mean': 'rows' }),
  },
  {
    name: 'declares e/(C-1) and smooths every class',
    seen: 'ml-explore/mlx#166',
    killer: 'dialect/smoothing-share',
    module: program({ 'smoothing-share': 'other-classes' }),
  },
  {
    name: 'a loss of 1 where no row counts',
    seen: 'pytorch/pytorch#64572',
    killer: 'dialect/all-rows-ignored',
    module: program({}, { loss: (loss) => (Number.isNaN(loss) ? 1 : loss) }),
  },
  {
    name: 'declares NaN where no row counts and gives 0',
    seen: 'pytorch/xla#3144',
    killer: 'dialect/all-rows-ignored',
    module: program({ 'all-rows-ignored': 'nan-loss' }, { loss: (loss) => (Number.isNaN(loss) ? 0 : loss) }),
  },
  {
    name: 'a gradient that is not a number where a row is ignored, declared as none',
    seen: 'google-deepmind/optax#1762',
    killer: 'dialect/ignored-nan-row',
    module: program(
      { 'ignored-nan-row': 'left-out' },
      {
        gradient: (gradient) =>
          gradient.includes(0) ? gradient.map((g) => (g === 0 ? Number.NaN : g)) : gradient,
      },
    ),
  },
  {
    name: 'declares the same bits and adds in another order each time',
    seen: 'partial sums added by whichever thread is first',
    killer: 'dialect/same-question',
    module: (() => {
      let turn = 0;
      return {
        ...implementation({
          softmax: (x) => TEXTBOOK.softmax(x).map((p) => p * (1 + (turn++ % 3) * 2 ** -52)),
        }),
        ...saying({ 'same-question': 'same-bits' }),
      };
    })(),
  },
  {
    name: '-inf taken for the lowest finite number',
    seen: 'TransformerLensOrg/TransformerLens#366',
    killer: 'vectors/masks',
    module: implementation({
      softmax: (x) => TEXTBOOK.softmax(x.map((value) => Math.max(value, -Number.MAX_VALUE))),
    }),
  },
  {
    name: 'log-probabilities above 0 beside one NaN',
    seen: 'ONNX Runtime 1.30, in conformance/findings/onnxruntime-nan-log-softmax.md',
    killer: 'non-finite-never-plausible',
    module: implementation({
      logSoftmax: (x) =>
        x.some(Number.isNaN)
          ? x.map((value) => (Number.isNaN(value) ? value : 44 + value))
          : TEXTBOOK.logSoftmax(x),
    }),
  },
];
