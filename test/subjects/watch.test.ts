import { expect, it } from 'vitest';
import { tensor } from '../../src/numeric/tensor.ts';
import { Lending } from '../../src/subjects/lending.ts';
import { Watch } from '../../src/subjects/watch.ts';

const logits = (size: number) => tensor('float64', [1, size], Array(size).fill(1));

it('a write after the answer is seen at the next look, and never forgotten', () => {
  const watch = new Watch();
  const lending = new Lending();
  const copy = lending.floats(logits(2));
  watch.keep('softmax', lending);
  watch.look();
  expect(watch.wroteLate('softmax')).toBe(false);

  copy[0] = 2;
  watch.look();
  copy[0] = 1;
  watch.look();
  expect([watch.wroteLate('softmax'), watch.wroteLate('log_softmax')]).toEqual([true, false]);
});

it('large inputs are not remembered, and of small ones no more than the last few hundred', () => {
  const seen = (size: number, others: number) => {
    const watch = new Watch();
    const lending = new Lending();
    const copy = lending.floats(logits(size));
    watch.keep('softmax', lending);
    for (let k = 0; k < others; k++) watch.keep('softmax', new Lending());
    copy[0] = 2;
    watch.look();
    return watch.wroteLate('softmax');
  };

  expect([seen(64, 255), seen(65, 0), seen(64, 256)]).toEqual([true, false, false]);
});
