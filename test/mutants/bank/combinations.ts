import { ALL_OPTIONS } from '../claims.ts';
import type { Mutant } from '../mutant.ts';
import { type Call, inGradient, max, oneHot, type Parts, sum, TEXTBOOK, textbook } from '../textbook.ts';

const smoothing = ({ options }: Call) => options.labelSmoothing ?? 0;

/** A mutant that claims all options, and is right with each of them alone, or nearly. */
function together(name: string, seen: string, changed: Partial<Parts> & ThisType<Parts>): Mutant {
  return { name, seen, killer: 'options-agree', module: textbook(changed, ALL_OPTIONS) };
}

/** Options that are right one at a time, and wrong together. */
export const COMBINATIONS: readonly Mutant[] = [
  together('weights left out of a sum', 'one branch of three that was not told of them', {
    weight: (call, j) => (call.reduction === 'sum' ? 1 : TEXTBOOK.weight(call, j)),
  }),
  together(
    'smoothing left out where targets are probabilities',
    'an option that only the path of labels reads',
    { smoothed: (t, call) => (call.targets ? t : TEXTBOOK.smoothed(t, call)) },
  ),
  together(
    'smoothing that rewrites only the largest of the targets',
    'targets taken for one-hot by their argmax',
    {
      target: (call, i) => {
        if (!call.targets || smoothing(call) === 0) return TEXTBOOK.target(call, i);
        const largest = call.targets.map((t) => oneHot(t.indexOf(max(t)), t.length));
        return TEXTBOOK.target({ ...call, targets: largest }, i);
      },
    },
  ),
  together('uniform part of the smoothing without weights', 'pytorch/pytorch#104776', {
    target(call, i) {
      if (this.ignored(call, i)) return new Float64Array(call.classes);
      const e = smoothing(call);
      const raw = call.targets?.[i] ?? oneHot(this.label(call, i), call.classes);
      return raw.map((t, j) => (1 - e) * t * this.weight(call, j) + e / call.classes);
    },
  }),
  together('uniform part of the smoothing counts ignored rows', 'pytorch/pytorch#73205', {
    target: (call, i) =>
      TEXTBOOK.target(call, i).map((t, j) =>
        TEXTBOOK.ignored(call, i) ? (smoothing(call) / call.classes) * TEXTBOOK.weight(call, j) : t,
      ),
  }),
  together('divisor counts ignored rows by the weight of class 0', 'pytorch/pytorch#91383', {
    divisor: (call) => {
      const { labels, options } = call;
      if (call.reduction !== 'mean' || !labels || !options.weights) return TEXTBOOK.divisor(call);
      return labels.reduce((all, label) => all + (options.weights![label] ?? options.weights![0]!), 0);
    },
  }),
  together('divisor counts ignored rows only where smoothing is on', 'tinygrad/tinygrad#3570', {
    divisor: (call) =>
      call.reduction === 'mean' && smoothing(call) > 0 && !call.options.weights
        ? call.x.length
        : TEXTBOOK.divisor(call),
  }),
  {
    ...together('divisor counts ignored rows where there are no weights', 'llvm/torch-mlir#3585', {
      divisor: (call) =>
        call.reduction === 'mean' && !call.options.weights ? call.x.length : TEXTBOOK.divisor(call),
    }),
    killer: 'vectors/option-pairs',
  },
  together('divisor counts ignored rows where there are weights', 'pytorch/pytorch#69339', {
    divisor: (call) =>
      call.options.weights && call.labels
        ? TEXTBOOK.divisor({ ...call, labels: call.labels.map((label) => (label < 0 ? 0 : label)) })
        : TEXTBOOK.divisor(call),
  }),
  together(
    'upstream gradient only where targets are labels',
    'linkedin/Liger-Kernel#680',
    inGradient({ upstream: (call, i) => (call.targets ? 1 : TEXTBOOK.upstream(call, i)) }),
  ),
  together('mean of weighted probabilities divided by the weights', 'pytorch/pytorch#107680', {
    divisor: (call) => {
      const { targets, options } = call;
      if (call.reduction !== 'mean' || !targets || !options.weights) return TEXTBOOK.divisor(call);
      return sum(targets.map((t) => sum(t.map((weight, j) => weight * options.weights![j]!))));
    },
  }),
  together('-100 taken for no label to ignore, among all options', 'flagos-ai/FlagGems#73', {
    ignored: (call, i) => call.options.ignoreIndex !== -100 && TEXTBOOK.ignored(call, i),
  }),
  together(
    'gradient of ignored rows where their label is a class',
    'PaddlePaddle/Paddle#28622',
    inGradient({ ignored: (call, i) => call.options.ignoreIndex! < 0 && TEXTBOOK.ignored(call, i) }),
  ),
  together('ignored rows are not ignored with reduction none', 'pytorch/pytorch#15508', {
    ignored: (call, i) => call.reduction !== 'none' && TEXTBOOK.ignored(call, i),
  }),
  together('ignored rows hold what was in memory with reduction none', 'pytorch/pytorch#20406', {
    reduced: (losses, call) => {
      if (call.reduction !== 'none') return TEXTBOOK.reduced(losses, call);
      return losses.map((loss, i) => (TEXTBOOK.ignored(call, i) ? Number.NaN : loss));
    },
  }),
  together('mask of ignored rows inverted in the smoothed loss', 'awslabs/sockeye#200', {
    ignored: (call, i) =>
      smoothing(call) > 0 && call.options.ignoreIndex !== undefined
        ? !TEXTBOOK.ignored(call, i)
        : TEXTBOOK.ignored(call, i),
  }),
  together(
    'weights applied twice where rows have gradients of their own',
    'a scale that the loss and its gradient both take',
    inGradient({
      upstream(call, i) {
        if (!call.options.upstream || !call.labels) return TEXTBOOK.upstream(call, i);
        return TEXTBOOK.upstream(call, i) * this.weight(call, this.label(call, i));
      },
    }),
  ),
  together(
    'gradient without weights where smoothing is on',
    'a fused kernel with a branch for each option',
    inGradient({ weight: (call, j) => (smoothing(call) > 0 ? 1 : TEXTBOOK.weight(call, j)) }),
  ),
  {
    name: 'weights normalised in place',
    seen: 'work done in place, as in unslothai/unsloth#5002',
    killer: 'input-untouched-with-options',
    module: spoiling(({ options: { weights } }) => {
      const all = sum(weights ?? []);
      weights?.forEach((w, j) => {
        weights[j] = w / all;
      });
    }),
  },
  {
    name: 'labels to ignore overwritten by class 0',
    seen: 'a gather that wants a valid index',
    killer: 'input-untouched-with-options',
    module: spoiling(({ labels, options: { ignoreIndex } }) => {
      labels?.forEach((label, i) => {
        if (label === ignoreIndex) labels[i] = label === 0 ? 1 : 0;
      });
    }),
  },
];

/** The right loss, and something written to afterwards. */
function spoiling(write: (call: Call) => void): object {
  return textbook(
    {
      losses(call) {
        const losses = TEXTBOOK.losses(call);
        write(call);
        return losses;
      },
    },
    ALL_OPTIONS,
  );
}
