import { powers } from '../arithmetic.ts';
import { FLOAT32 } from '../claims.ts';
import type { Mutant } from '../mutant.ts';
import { max, type Row, sum, TEXTBOOK, textbook } from '../textbook.ts';

/** True every n-th time: a race that is lost now and then, without chance. */
function every(n: number): () => boolean {
  let times = 0;
  return () => {
    times += 1;
    return times % n === 0;
  };
}

/** Threads that read what others have not written yet. */
export const RACES: readonly Mutant[] = [
  {
    name: 'sum taken for the maximum when the buffer is used again too soon',
    seen: 'ml-explore/mlx-lm#1714',
    killer: 'repeat-identical',
    get module() {
      return textbook({
        shift: sometimes(every(5), (x) => sum(powers(x, max(x))), max),
      });
    },
  },
  {
    name: 'partial sum zeroed after it was written',
    seen: 'karpathy/llm.c#847',
    killer: 'repeat-identical',
    get module() {
      return textbook({
        sum: sometimes(every(7), (e) => sum(e.slice(Math.min(32, e.length >> 1))), sum),
      });
    },
  },
  {
    name: 'one result in 600 dramatically wrong',
    seen: 'NervanaSystems/neon#171',
    killer: 'agreement',
    get module() {
      return textbook({ sum: sometimes(every(600), (e) => 2 * sum(e), sum) }, FLOAT32);
    },
  },
  {
    name: 'order of the sum left to chance',
    seen: 'pytorch/pytorch#17350',
    killer: 'repeat-identical',
    get module() {
      return textbook({ sum: sometimes(every(3), (e) => sum(e.toReversed()), sum) });
    },
  },
  {
    name: 'partial sums of other blocks of 64 not yet there',
    seen: 'xlite-dev/LeetCUDA#251',
    killer: 'rows-sum-to-one',
    module: textbook({ sum: (e) => sum(e.slice(0, 64)) }, FLOAT32),
  },
  {
    name: 'sum reduced before it is whole where a row has more than 1000 classes',
    seen: 'PaddlePaddle/Paddle#21480',
    killer: 'vectors/row-widths',
    module: textbook({ loss: lossOf((e) => sum(e.length > 1000 ? e.slice(0, 512) : e)) }, FLOAT32),
  },
];

function sometimes(
  now: () => boolean,
  wrong: (x: Row) => number,
  right: (x: Row) => number,
): (x: Row) => number {
  return (x) => (now() ? wrong(x) : right(x));
}

function lossOf(changed: (e: Row) => number): typeof TEXTBOOK.loss {
  return (...args) => ({ ...TEXTBOOK, sum: changed }).loss(...args);
}
