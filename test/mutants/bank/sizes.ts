import { blocks } from '../arithmetic.ts';
import { FLOAT32 } from '../claims.ts';
import type { Mutant } from '../mutant.ts';
import { type Call, max, type Row, sum, TEXTBOOK, textbook } from '../textbook.ts';

const { softmax } = TEXTBOOK;

/** The textbook without its last class: the tail of a row that a block of code does not reach. */
function withoutLast(x: Row, call: Call): Row {
  return Float64Array.of(...TEXTBOOK.softmax(x.slice(0, -1), call), 0);
}

/** Wrong at the ends of blocks, at few sizes, or beyond one. */
export const SIZES: readonly Mutant[] = [
  {
    name: 'last class left out of the denominator',
    seen: 'a loop that ends one too early',
    killer: 'probabilities-in-range',
    module: textbook({ sum: (e) => sum(e.length > 1 ? e.slice(0, -1) : e) }),
  },
  {
    name: 'one class too few where there are two or three',
    seen: 'xmos/ai_tools#902',
    killer: 'smoke',
    module: textbook({
      softmax: (x, call) =>
        x.length === 2 || x.length === 3 ? withoutLast(x, call) : TEXTBOOK.softmax(x, call),
    }),
  },
  {
    name: 'stale lanes in the last block of eight',
    seen: 'OpenNMT/CTranslate2#351',
    killer: 'vectors/row-widths',
    module: textbook({
      sum: (e) => {
        const rest = e.length % 8;
        return sum(e) + (e.length > 8 && rest > 0 ? sum(e.slice(e.length - 8, e.length - rest)) : 0);
      },
    }),
  },
  {
    name: 'logits of the next row read up to a multiple of 4',
    seen: 'ggml-org/llama.cpp#3194',
    killer: 'rows-independent',
    module: textbook({
      softmaxes: (call) =>
        call.x.map((x, i) => {
          const beyond = (call.x[i + 1] ?? []).slice(0, (4 - (x.length % 4)) % 4);
          return TEXTBOOK.softmax(Float64Array.of(...x, ...beyond), call).slice(0, x.length);
        }),
    }),
  },
  {
    name: 'idle lanes of 0 in the maximum of fewer than 32 classes',
    seen: 'm0at/rvllm#1',
    killer: 'vectors/max-seed',
    module: textbook(
      {
        shift: (x) => (x.length < 32 ? Math.max(0, max(x)) : max(x)),
        exp: (d) => Math.fround(Math.exp(d)),
      },
      FLOAT32,
    ),
  },
  {
    name: 'denominator of whole blocks of eight only',
    seen: 'a remainder that was forgotten',
    killer: 'rows-sum-to-one',
    module: textbook({ sum: (e) => sum(e.length > 8 ? e.slice(0, e.length - (e.length % 8)) : e) }),
  },
  {
    name: 'last row not written where 5 are left over from blocks of 8',
    seen: 'tenstorrent/tt-metal#53208',
    killer: 'every-size',
    module: textbook({
      softmaxes: (call) => {
        const answer = TEXTBOOK.softmaxes(call);
        return call.x.length > 5 && call.x.length % 8 === 5 ? answer.with(-1, answer.at(-2)!) : answer;
      },
    }),
  },
  {
    name: 'last class dropped, 66 to 126 classes',
    seen: 'a kernel for rows of two blocks, taken for one',
    killer: 'every-size',
    module: textbook({
      softmax: (x, call) =>
        x.length > 65 && x.length < 127 ? withoutLast(x, call) : softmax.call(TEXTBOOK, x, call),
    }),
  },
  {
    name: 'last class dropped where 13 are left over from blocks of 16',
    seen: 'a remainder unrolled by hand',
    killer: 'every-size',
    module: textbook({
      softmax: (x, call) => (x.length % 16 === 13 ? withoutLast(x, call) : TEXTBOOK.softmax(x, call)),
    }),
  },
  {
    name: 'rows after the first not read where a row is wide',
    seen: 'microsoft/onnxruntime#32299',
    killer: 'every-size',
    module: textbook({
      softmaxes: (call) => call.x.map((x) => TEXTBOOK.softmax(call.classes > 100 ? call.x[0]! : x, call)),
    }),
  },
  {
    name: 'refuses more than 1024 classes',
    seen: 'linkedin/Liger-Kernel#1252',
    killer: 'vectors/row-widths',
    module: textbook(
      {
        loss: (x, t, call) => {
          if (x.length > 1024) throw new RangeError('no kernel for so many classes');
          return TEXTBOOK.loss(x, t, call);
        },
      },
      FLOAT32,
    ),
  },
  {
    name: 'loss of rows beyond 1024 classes from their first block',
    seen: 'ggml-org/llama.cpp#11257',
    killer: 'vectors/row-widths',
    module: textbook(
      {
        loss: (x, t, call) => ({ ...TEXTBOOK, sum: (e: Row) => sum(blocks(e, 1024)[0]!) }).loss(x, t, call),
      },
      FLOAT32,
    ),
  },
  {
    name: 'no gradient for a single row',
    seen: 'deeplearning4j/nd4j#1273',
    killer: 'rows-independent',
    module: textbook({
      gradients: (call) =>
        call.x.length === 1 ? call.x.map((x) => x.map(() => 1)) : TEXTBOOK.gradients(call),
    }),
  },
];
