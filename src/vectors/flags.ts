/** What a failing vector says about the implementation: which mistake it probably has. */
export interface Note {
  readonly bugType: string;
  readonly description: string;
  readonly effect: string;
  /** Public reports of the same mistake, as owner/name#number. */
  readonly seen: readonly string[];
  /** Why there are none, where there are none. */
  readonly unseen?: string;
}

export const NOTES = {
  'worked-example': {
    bugType: 'wrong formula',
    description: 'A small ordinary problem that can be done by hand.',
    effect:
      'Everything is wrong, not only the edges: the formula, the axis, the base of the logarithm, a sign.',
    seen: ['Sentdex/NNfSiX#171', 'apache/tvm#20183', 'deepjavalibrary/djl#520'],
  },
  'exp-overflow': {
    bugType: 'no maximum subtracted',
    description: 'e^x of a raw logit exceeds the largest finite number.',
    effect: 'Infinity over infinity: NaN, although the true probabilities are ordinary numbers.',
    seen: [
      'uTensor/uTensor#175',
      'cornell-brg/hb-pytorch#61',
      'pytorch/pytorch#62897',
      'tenstorrent/tt-metal#10001',
    ],
  },
  'max-seed': {
    bugType: 'maximum started from the wrong number',
    description: 'All logits lie below the value from which the search for the maximum starts.',
    effect: 'The shift is too large, every e^(x - m) underflows, and 0/0 is NaN.',
    seen: [
      'FluxML/NNlib.jl#43',
      'mit-han-lab/tinyengine#107',
      'microsoft/onnxruntime#26670',
      'csarofeen/pytorch#1141',
    ],
  },
  'max-scope': {
    bugType: 'maximum of the wrong set',
    description: 'The maximum of the batch, or of the first element, stands in for that of the row.',
    effect:
      'Rows far below the others underflow, rows above overflow; the answer depends on the rest of the batch.',
    seen: ['blackportal-ai/delta#165', 'manassharma07/crysx_nn#7', 'ROCm/AMDMIGraphX#1290', 'onnx/onnx#2614'],
  },
  'lse-cancellation': {
    bugType: 'normaliser added to the maximum',
    description: 'log-softmax or the loss is computed from x - (m + ln S).',
    effect: 'At a large common offset m swallows ln S: the loss drifts, and ends at 0.',
    seen: [
      'pytorch/pytorch#11752',
      'ml-explore/mlx#4169',
      'ml-explore/mlx#4188',
      'BasisResearch/dynestyx#183',
    ],
  },
  'rounded-gap': {
    bugType: 'rounding of x - max forgotten',
    description: 'x - m is not a float, and its rounding error is not carried along.',
    effect:
      'Probabilities lose as many digits as the gap has before the point; a few floats at most up to a gap of 8.',
    seen: [],
    unseen:
      'It costs a few floats of a probability, which the tolerances of most tests forgive: nobody reports it.',
  },
  'log-of-softmax': {
    bugType: 'logarithm of an underflowed probability',
    description: 'P is so small that it is subnormal or 0, while log P is an ordinary number.',
    effect: 'log-softmax and the loss are -inf, inf or wrong in their leading digits.',
    seen: ['pytorch/pytorch#94043', 'tenstorrent/pytorch2.0_ttnn#1341', 'deeplearning4j/deeplearning4j#785'],
  },
  'tiny-loss': {
    bugType: 'log instead of log1p',
    description: 'The label wins by far: the loss is ln(1 + r) with a tiny r.',
    effect: '1 + r rounds to 1 and the loss to 0, or to few correct digits.',
    seen: ['pytorch/pytorch#113708', 'scipy/scipy#19521'],
  },
  'saturated-gradient': {
    bugType: 'gradient by p - 1',
    description: 'The label wins by far: its gradient is the small sum of the other probabilities.',
    effect:
      'p - 1 cancels: the gradient is 0 or has few correct digits, or NaN where it is divided by an underflowed P.',
    seen: ['FluxML/NNlib.jl#68', 'Theano/Theano#3162', 'keras-team/keras#9664'],
  },
  clipping: {
    bugType: 'probabilities clipped, or an epsilon added',
    description: 'The loss is larger than -ln of the usual epsilons.',
    effect:
      'The loss stays on a plateau that names the epsilon (9.2, 16.1, 18.4, 27.6, 34.5), its gradient is 0.',
    seen: ['keras-team/keras#17634', 'keras-team/keras#15249', 'tensorflow/tfjs-core#1133'],
  },
  'narrow-accumulator': {
    bugType: 'sum of exponentials in the narrow format',
    description:
      'Many equal terms: a sum kept in half precision stops growing at 2048 (float16) or 256 (bfloat16).',
    effect: 'Probabilities are too large by whole factors and rows do not sum to 1.',
    seen: [
      'huggingface/candle#3727',
      'pytorch/executorch#20090',
      'apache/mxnet#14072',
      'microsoft/onnxruntime#24577',
    ],
  },
  'swamped-terms': {
    bugType: 'small terms lost in the sum',
    description: 'One large term, and many that are each below its last place but not together.',
    effect:
      'A running sum that starts with the large term never moves: log-softmax of the maximum and tiny losses are wrong.',
    seen: ['sonos/tract#2586', 'tenstorrent/tt-metal#52045'],
  },
  divisor: {
    bugType: 'mean over the wrong count',
    description: 'The mean divides by the number of rows, once.',
    effect:
      'Loss or gradient is off by a factor of N or C: 1/N forgotten, applied twice, or N C in its place.',
    seen: ['jax-ml/jax#1023', 'apache/mxnet#2215', 'paiml/aprender#2182', 'fetchai/ledger#1580'],
  },
  'row-count': {
    bugType: 'rows counted in a narrow type',
    description: 'There are 256 rows, which a count of 8 bits takes for none.',
    effect: 'The mean is divided by 0, or by far too little.',
    seen: ['wkentaro/pytorch-fcn#9'],
  },
  'narrow-mean': {
    bugType: 'sum of losses in the narrow format',
    description: 'One large row loss, and many that are each below half its last place, but not together.',
    effect: 'A sum kept in half precision stops growing, and the mean with it.',
    seen: ['pytorch/pytorch#85791', 'pytorch/pytorch#29429', 'pytorch/pytorch#61523'],
  },
  'reduced-overflow': {
    bugType: 'sum of losses overflows',
    description: 'The sum of the row losses exceeds the largest finite number, the mean does not.',
    effect: 'The mean is inf, or NaN.',
    seen: ['pytorch/pytorch#85791', 'pytorch/pytorch#29429', 'pytorch/pytorch#61523'],
  },
  'negative-infinity': {
    bugType: '-inf minus -inf',
    description: 'A masked class has the logit -inf, which some part of the computation takes for a maximum.',
    effect: 'NaN in the row, often only at certain sizes or places of the mask.',
    seen: [
      'ml-explore/mlx#1467',
      'gabrieldemarmiesse/torch-mojo-backend#319',
      'PaddlePaddle/PaddleOCR#18341',
    ],
  },
  'zero-times-infinity': {
    bugType: '0 times infinity',
    description:
      'A target of 0 meets a log-probability of -inf, or a gradient passes through a masked class.',
    effect: 'The loss or its gradient is NaN although the class does not count.',
    seen: ['google-deepmind/optax#896', 'OpenBMB/ModelCenter#14', 'tensorflow/tensorflow#11756'],
  },
  sentinel: {
    bugType: 'finite stand-in for a mask',
    description: 'Logits as low as the constants that usually stand for "masked", but real.',
    effect: 'The stand-in is not below the real logits: probability goes to classes that do not exist.',
    seen: [
      'TransformerLensOrg/TransformerLens#366',
      'huggingface/transformers#18185',
      'tensorflow/tfjs#5394',
    ],
  },
  'underflow-to-zero': {
    bugType: 'exponential clamped or flushed',
    description: 'Results around the smallest floats: the last ones that are not 0, and the first that are.',
    effect:
      'A clamped exponential gives a smallest number where 0 is right; a flushed one gives 0 too early.',
    seen: ['huggingface/funes#160'],
  },
  'double-rounding': {
    bugType: 'rounded twice',
    description: 'The true value lies on, or just beside, the border between two floats.',
    effect: 'Off by one float: rounded first to a wider format, or to more bits than a subnormal has.',
    seen: [],
    unseen:
      'It costs one float in very few places: only a correctly rounded reference sees it, and few tests have one.',
  },
  'sticky-tail': {
    bugType: 'small term dropped before rounding',
    description: 'max - x is exactly halfway between two floats; only the tiny rest decides where to.',
    effect: 'Off by one float from the correctly rounded value, however many digits were carried.',
    seen: [],
    unseen:
      'It costs one float where the true value lies a hair beside a border: only a correctly rounded reference sees it.',
  },
  'exact-tie': {
    bugType: 'tie not rounded to even',
    description: 'The true value is rational and exactly halfway between two floats.',
    effect: 'Off by one float: rounded up, away from zero, or by truncation.',
    seen: ['pytorch/pytorch#24457'],
  },
  'range-overflow': {
    bugType: 'difference of logits overflows',
    description: 'The gap within a row exceeds the largest finite number.',
    effect: 'NaN where x - m is formed as infinity less infinity; a loss that truly overflows is inf.',
    seen: [],
    unseen:
      'Logits beyond half the largest finite number come up in tests, not in models: found by reading formulas.',
  },
  'single-class': {
    bugType: 'degenerate shape',
    description: 'One class: P is 1, the loss and its gradient are 0, whatever the logit.',
    effect: 'A probability other than 1, a loss of -0.0 less an epsilon, a gradient that does not vanish.',
    seen: ['cornell-brg/hb-pytorch#61', 'tensorflow/tensorflow#49178'],
  },
  'label-index': {
    bugType: 'wrong class taken for the label',
    description: 'The label is the first or the last class, or too large for the dtype of the logits.',
    effect: 'Off by one class, read out of bounds, or the label rounded to another class.',
    seen: ['keras-team/keras#15015', 'tensorflow/tensorflow#51053', 'PaddlePaddle/Paddle#10945'],
  },
  'vector-tail': {
    bugType: 'remainder of a vector loop',
    description:
      'The number of classes is one below, at, or one above a width that hardware likes; logits are negative.',
    effect:
      'Idle lanes of value 0 enter the maximum or the sum; the last classes are skipped or counted twice.',
    seen: ['OpenNMT/CTranslate2#351', 'm0at/rvllm#1', 'xmos/ai_tools#902', 'microsoft/onnxruntime#20059'],
  },
  'double-softmax': {
    bugType: 'probabilities taken for logits',
    description: 'The logits are themselves probabilities, or log-probabilities.',
    effect: 'Softmax was applied twice, or left out because the input looked normalised.',
    seen: ['Lightning-Universe/lightning-bolts#654', 'ariecattan/SciCo#2'],
  },
  'target-sum': {
    bugType: 'targets assumed to sum to 1',
    description: 'Target weights of a row do not sum to 1.',
    effect: 'The gradient is p - t where tau p - t is right, and does not sum to 0 over the row.',
    seen: ['tensorflow/tensorflow#60314', 'tensorflow/tensorflow#49178', 'kvark/meganeura#102'],
  },
  'dense-target': {
    bugType: 'dense targets',
    description: 'Targets are probabilities over all classes.',
    effect:
      'The largest class is taken for a label, or the reduction is skipped because the targets look different.',
    seen: ['apache/mxnet#5981', 'deepjavalibrary/djl#520'],
  },
  'upstream-gradient': {
    bugType: 'gradient from above ignored',
    description: 'Each row loss has its own factor coming down from above.',
    effect: 'All rows are scaled alike, by the first factor, or not at all.',
    seen: ['linkedin/Liger-Kernel#1298', 'linkedin/Liger-Kernel#680', 'kulinseth/pytorch#289'],
  },
  axis: {
    bugType: 'wrong axis',
    description: 'The classes run along another axis than the last of two.',
    effect: 'The probabilities sum to 1 along some other axis, or labels meet the rows of others.',
    seen: [
      'onnx/onnx-coreml#497',
      'apple/coremltools#1714',
      'onnx/onnx-mlir#832',
      'mil-tokyo/webdnn#539',
      'microsoft/onnxruntime#17833',
    ],
  },
  'flattened-axes': {
    bugType: 'axes flattened into one',
    description: 'More axes follow the one of the classes, or go before it.',
    effect: 'All axes from the given one on are taken for one row, as operators of the year 2019 had it.',
    seen: [
      'apache/tvm#20183',
      'openvinotoolkit/openvino#37823',
      'microsoft/onnxruntime#26391',
      'microsoft/onnxruntime#24227',
    ],
  },
  'options-together': {
    bugType: 'options blind to each other',
    description: 'Two options, or three, meet in one problem.',
    effect:
      'Rows that one option takes out are counted by the other; weights are left out, or applied twice.',
    seen: [
      'pytorch/pytorch#73205',
      'pytorch/pytorch#91383',
      'pytorch/pytorch#69339',
      'pytorch/pytorch#107680',
      'tinygrad/tinygrad#3570',
    ],
  },
  reduction: {
    bugType: 'reduction ignored',
    description: 'The losses are summed, or given row by row.',
    effect: 'The mean is given whatever was asked for, or the gradient is still divided by N.',
    seen: ['paiml/aprender#2182', 'apache/mxnet#5981'],
  },
  'ignored-row': {
    bugType: 'ignored rows counted',
    description:
      'Rows with the label to ignore count for nothing: no loss, no gradient, no share in the divisor.',
    effect: 'The mean divides by all rows, or ignored rows have a gradient.',
    seen: [
      'PaddlePaddle/Paddle#28622',
      'llvm/torch-mlir#3585',
      'pytorch/pytorch#109574',
      'eladhoffer/utils.pytorch#4',
    ],
  },
  'class-weight': {
    bugType: 'weights misplaced',
    description: 'Classes have weights; the mean divides by the weights of the labels.',
    effect: 'Divided by N, or by the sum of all weights; the gradient lacks the weight of its row.',
    seen: ['pytorch/pytorch#107680', 'pytorch/pytorch#25571'],
  },
  smoothing: {
    bugType: 'smoothing mass misplaced',
    description: 'The label keeps 1 - e, and every class, the label included, has e/C.',
    effect: 'e/(C-1) on the others, (1-e)/C, or nothing on the label.',
    seen: ['paiml/aprender#2199', 'ml-explore/mlx#166'],
  },
  'real-data': {
    bugType: 'none in particular',
    description: 'Logits of a classifier trained on measured data.',
    effect: 'If only these fail, the mistake needs a combination of sizes that the other groups lack.',
    seen: [],
    unseen: 'It stands for no mistake of its own.',
  },
} as const satisfies Readonly<Record<string, Note>>;

export type Flag = keyof typeof NOTES;
