import { describe, expect, it } from 'vitest';
import { levelAt } from '../../src/contract/bar.ts';
import { barText, readBar } from '../../src/verdict/bar-text.ts';

const BOTH = 'accurate,softmax=stable,softmax:float16=safe,cross_entropy=faithful';

describe('the levels asked for', () => {
  it('are one for all cells, where no more is said', () => {
    expect(readBar('accurate')).toEqual({ level: 'accurate', except: [] });
    expect(levelAt(readBar('accurate'), { quantity: 'softmax', dtype: 'float16' })).toBe('accurate');
  });

  it.each([
    ['log_softmax', 'float16', 'accurate'],
    ['cross_entropy', 'float16', 'faithful'],
    ['softmax', 'float64', 'stable'],
    ['softmax', 'float16', 'safe'],
  ] as const)('are those of %s in %s: the more is named, the more it weighs', (quantity, dtype, level) => {
    expect(levelAt(readBar(BOTH), { quantity, dtype })).toBe(level);
  });

  it('read the same in whatever order they were written', () => {
    const other = 'accurate, cross_entropy = faithful ,softmax:float16=safe,softmax=stable';

    expect(barText(readBar(other))).toBe(BOTH);
  });

  it.each([
    ['best', '"best" is no level; the levels are safe,'],
    ['', '"" is no level'],
    ['softmax=safe', 'name the level of all else first'],
    ['stable,', '"" is no exception; write quantity=level or quantity:dtype=level'],
    ['stable,loss=safe', 'the quantities are softmax,'],
    ['stable,softmax:f16=safe', 'the dtypes are float64,'],
    ['stable,softmax=good', '"good" is no level'],
    ['stable,softmax=safe,softmax=exact', 'softmax is named twice'],
  ])('are not %j', (text, why) => {
    expect(() => readBar(text)).toThrow(`--level ${text}: `);
    expect(() => readBar(text)).toThrow(why);
  });
});
