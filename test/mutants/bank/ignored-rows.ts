import { FLOAT32, IGNORING } from '../claims.ts';
import type { Mutant } from '../mutant.ts';
import { type Call, inGradient, sum, TEXTBOOK, textbook } from '../textbook.ts';

const IGNORING32 = { ...FLOAT32, ...IGNORING };

const isClass = ({ classes }: Call, label: number) => label >= 0 && label < classes;

/** Rows that are not to count, and do. */
export const IGNORED_ROWS: readonly Mutant[] = [
  {
    name: 'gradient of ignored rows not 0',
    seen: 'PaddlePaddle/Paddle#28622',
    killer: 'vectors/ignored-rows',
    module: textbook(
      inGradient({ ignored: () => false, divisor: (call) => TEXTBOOK.divisor(call) }),
      IGNORING,
    ),
  },
  {
    name: 'mask of ignored rows inverted',
    seen: 'awslabs/sockeye#200',
    killer: 'vectors/ignored-rows',
    module: textbook(
      {
        ignored: (call, i) => call.options.ignoreIndex !== undefined && !TEXTBOOK.ignored(call, i),
      },
      IGNORING,
    ),
  },
  {
    name: 'ignored rows counted in the mean',
    seen: 'eladhoffer/utils.pytorch#4',
    killer: 'vectors/ignored-rows',
    module: textbook({ divisor: ({ x }) => x.length }, IGNORING),
  },
  {
    name: 'ignored rows counted in the mean, in float32',
    seen: 'llvm/torch-mlir#3585',
    killer: 'vectors/ignored-rows',
    module: textbook({ reduced: (losses) => sum(losses) / losses.length }, IGNORING32),
  },
  {
    name: '-100 taken for no label to ignore',
    seen: 'pytorch/pytorch#109574',
    killer: 'vectors/ignored-rows',
    module: textbook(
      { ignored: (call, i) => call.options.ignoreIndex !== -100 && TEXTBOOK.ignored(call, i) },
      IGNORING,
    ),
  },
  {
    name: '-100 alone is ignored',
    seen: 'flagos-ai/FlagGems#73',
    killer: 'vectors/ignored-rows',
    module: textbook({ ignored: ({ labels }, i) => labels?.[i] === -100 }, IGNORING),
  },
  {
    name: 'NaN where the label to ignore is -1',
    seen: 'keras-team/tf-keras#734',
    killer: 'vectors/ignored-rows',
    module: textbook(
      {
        reduced: (losses, call) => (call.labels?.includes(-1) ? Number.NaN : TEXTBOOK.reduced(losses, call)),
      },
      IGNORING32,
    ),
  },
  {
    name: 'label to ignore only among the classes',
    seen: 'onnx/onnx#2696',
    killer: 'vectors/ignored-rows',
    module: textbook(
      { ignored: (call, i) => TEXTBOOK.ignored(call, i) && isClass(call, call.labels![i]!) },
      IGNORING,
    ),
  },
  {
    name: 'label to ignore only outside the classes',
    seen: 'pytorch/pytorch#95833',
    killer: 'vectors/ignored-rows',
    module: textbook(
      { ignored: (call, i) => TEXTBOOK.ignored(call, i) && !isClass(call, call.labels![i]!) },
      IGNORING,
    ),
  },
  {
    name: 'size of the label to ignore instead of itself',
    seen: 'ROCm/AMDMIGraphX#3008',
    killer: 'vectors/ignored-rows',
    module: textbook(
      {
        ignored: ({ labels, options: { ignoreIndex } }, i) =>
          ignoreIndex !== undefined && labels![i] === Math.abs(ignoreIndex),
      },
      IGNORING,
    ),
  },
  {
    name: 'class to ignore left out of the denominators',
    seen: 'pytorch/pytorch#63004',
    killer: 'vectors/ignored-rows',
    module: textbook(
      {
        loss: (x, t, call) =>
          TEXTBOOK.loss(
            x.map((value, j) => (j === call.options.ignoreIndex ? -Infinity : value)),
            t,
            call,
          ),
      },
      IGNORING,
    ),
  },
  {
    name: 'loss of ignored rows times 0',
    seen: 'pytorch/pytorch#192685',
    killer: 'vectors/ignored-rows',
    module: textbook(
      {
        losses: (call) => {
          const all = { ...call, options: { dtype: call.dtype, reduction: call.reduction } };
          return TEXTBOOK.losses(all).map((loss, i) => loss * (TEXTBOOK.ignored(call, i) ? 0 : 1));
        },
      },
      IGNORING,
    ),
  },
];
