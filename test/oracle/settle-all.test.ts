import { describe, expect, it } from 'vitest';
import { DTYPES, type Dtype } from '../../src/numeric/format.ts';
import { columns, put } from '../../src/oracle/columns.ts';
import { settleAll } from '../../src/oracle/settle-all.ts';
import { Sheet } from '../../src/oracle/sheet.ts';
import { noTiers } from '../../src/oracle/tiers.ts';

const ERROR = 2 ** -75;

/** What becomes of (hi + lo) 2^exponent in a row and alone; undefined where it is handed on. */
function both(dtype: Dtype, hi: number, lo: number, exponent: number) {
  const row = columns(1);
  put(row, 0, { hi, lo, exponent });
  const [sheet, alone] = [new Sheet(dtype, 1, noTiers()), new Sheet(dtype, 1, noTiers())];
  let handed = false;
  settleAll(sheet, row, ERROR, 0, 1, () => {
    handed = true;
  });
  const [sign, radius] = [Math.sign(hi), ERROR * Math.abs(hi)];
  const settled = alone.settle(0, sign, Math.abs(hi), sign * lo, exponent, radius, radius);
  const of = ({ values, side, residual }: Sheet) => [values[0], side[0], residual[0]];
  return { inRow: handed ? undefined : of(sheet), alone: settled ? of(alone) : undefined };
}

let state = 99;
const random = () => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
};

describe('deciding a row', () => {
  it.each(DTYPES)('decides what is decided one by one, and no more: %s', (dtype) => {
    let handed = 0;
    for (let k = 0; k < 4000; k++) {
      const hi = (1 + random() + random() * 2 ** -32) * (random() < 0.5 ? -1 : 1);
      const rounded = random() < 0.2 ? Math.sign(hi) * Math.round(Math.abs(hi) * 2 ** 10) * 2 ** -10 : hi;
      const exponent = Math.floor(random() * 40) - [20, 30, 145, 1090][k % 4]!;
      const { inRow, alone } = both(dtype, rounded, (random() - 0.5) * 2 ** -52, exponent);
      if (inRow === undefined) handed++;
      else expect(inRow).toEqual(alone);
    }
    expect(handed).toBeLessThan(1000);
  });

  it('hands on what lies on a float or halfway, overflows, or just below a power of two', () => {
    expect(both('float64', 1.5, 0, 0).inRow).toBeUndefined();
    expect(both('float64', 1.5, 2 ** -53, 0).inRow).toBeUndefined();
    expect(both('float16', 1.5, 2 ** -55, 16).inRow).toBeUndefined();
    expect(both('float64', 1, -(2 ** -55), 0).inRow).toBeUndefined();
    expect(both('bfloat16', 2 - 2 ** -20, 0, 0).inRow).toBeUndefined();
    expect(both('float64', Number.NaN, 0, -5000).inRow).toBeUndefined();
  });

  it('decides what is far below all floats by its sign', () => {
    expect(both('float64', -1.5, 0, -1_440_000).inRow?.slice(0, 2)).toEqual([0, -1]);
    expect(both('float16', 1.5, 0, -30).inRow?.slice(0, 2)).toEqual([0, 1]);
  });

  it('takes 0 for what it is, and counts what it decided', () => {
    const tiers = noTiers();
    const sheet = new Sheet('float64', 4, tiers);
    const row = columns(4);
    [0, 1.25, 1, 1.75].forEach((hi, n) => {
      put(row, n, { hi, lo: hi === 1 ? 0 : 2 ** -55, exponent: 0 });
    });
    const handed: number[] = [];
    settleAll(sheet, row, ERROR, 0, 4, (n) => handed.push(n));

    expect(handed).toEqual([2]);
    expect([...sheet.values]).toEqual([0, 1.25, 0, 1.75]);
    expect([...sheet.side]).toEqual([0, 1, 0, 1]);
    expect(tiers.doubleDouble).toBe(3);
  });
});
