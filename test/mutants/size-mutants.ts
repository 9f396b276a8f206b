import type { Mutant } from './mutant.ts';
import { implementation, joined, split, TEXTBOOK } from './textbook.ts';

const right = implementation();

/** The textbook's softmax, with one row of the answer changed where the shape is of some kind. */
function softmaxThat(
  change: (rows: Float64Array[]) => void,
  when: (rows: number, classes: number) => boolean,
) {
  return {
    softmax: (logits: Float64Array, rows: number, classes: number) => {
      const answer = split(logits, rows, classes).map(TEXTBOOK.softmax);
      if (when(rows, classes)) change(answer);
      return joined(answer);
    },
  };
}

/** The textbook without its last class: the tail of a row that a block of code does not reach. */
const withoutLast = (x: Float64Array) => Float64Array.of(...TEXTBOOK.softmax(x.slice(0, -1)), 0);

/** Right at nearly every size. */
export const SIZE_MUTANTS: readonly Mutant[] = [
  {
    name: 'last class dropped, 66 to 126 classes',
    seen: 'OpenNMT/CTranslate2#351',
    killer: 'every-size',
    module: implementation({
      softmax: (x) => (x.length > 65 && x.length < 127 ? withoutLast(x) : TEXTBOOK.softmax(x)),
    }),
  },
  {
    name: 'last class dropped where 13 are left over from blocks of 16',
    seen: 'm0at/rvllm#1',
    killer: 'every-size',
    module: implementation({ softmax: (x) => (x.length % 16 === 13 ? withoutLast(x) : TEXTBOOK.softmax(x)) }),
  },
  {
    name: 'last row not written where 5 are left over from blocks of 8',
    seen: 'tenstorrent/tt-metal#53208',
    killer: 'every-size',
    module: softmaxThat(
      (answer) => answer.splice(-1, 1, answer.at(-2)!),
      (rows) => rows > 5 && rows % 8 === 5,
    ),
  },
  {
    name: 'number of rows kept in eight bits',
    seen: 'pytorch/pytorch#61523',
    killer: 'every-size',
    module: {
      ...right,
      crossEntropyGradient: (logits: Float64Array, labels: Int32Array, rows: number, classes: number) =>
        right.crossEntropyGradient(logits, labels, rows, classes).map((g) => (g * rows) / (rows % 256)),
    },
  },
  {
    name: 'rows after the first not read where a row is wide',
    seen: 'microsoft/onnxruntime#32299',
    killer: 'every-size',
    module: softmaxThat(
      (answer) => answer.fill(answer[0]!),
      (_, classes) => classes > 100,
    ),
  },
  {
    name: 'NaN from a first block in which every class is masked',
    seen: 'ml-explore/mlx#1467',
    killer: 'agreement',
    module: implementation({
      softmax: (x) =>
        x.length > 8 && x.subarray(0, 8).every((value) => value === -Infinity)
          ? new Float64Array(x.length).fill(Number.NaN)
          : TEXTBOOK.softmax(x),
    }),
  },
];
