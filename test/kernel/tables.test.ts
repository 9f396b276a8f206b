import { describe, expect, it } from 'vitest';
import {
  LN2_HEAD,
  LN2_TAIL,
  LOG_TABLE,
  POWER_ZERO,
  POWERS_OF_TWO,
  STEP_TABLE,
} from '../../src/kernel/tables.ts';
import { D, decimal } from './decimals.ts';

const LN2 = new D(2).ln();

describe('the table of powers', () => {
  it('begins with 1', () => {
    expect([...STEP_TABLE.slice(0, 2)]).toEqual([1, 0]);
  });

  it('has 512 steps of 25 bits, each with what it lacks', () => {
    expect(STEP_TABLE.length).toBe(1024);
    for (let j = 0; j < 512; j++) {
      const [step = 0, excess = 0] = STEP_TABLE.slice(2 * j, 2 * j + 2);
      expect(Number.isInteger(step * 2 ** 24)).toBe(true);
      expect(Math.abs(excess)).toBeLessThan(2 ** -24.99);
      const right = decimal(step).ln().minus(LN2.times(j).div(512));
      expect(Number(decimal(excess).minus(right).abs())).toBeLessThan(2 ** -78);
    }
  });
});

describe('the powers of two', () => {
  it('are all that there are', () => {
    expect(POWERS_OF_TWO.length).toBe(2098);
    expect(POWERS_OF_TWO[0]).toBe(Number.MIN_VALUE);
    expect(POWERS_OF_TWO[POWER_ZERO]).toBe(1);
    expect(POWERS_OF_TWO[POWER_ZERO - 500]).toBe(2 ** -500);
    expect(POWERS_OF_TWO[POWER_ZERO + 1023]).toBe(2 ** 1023);
  });
});

describe('the table of logarithms', () => {
  it('has ln 2 in two parts', () => {
    expect(Number.isInteger(LN2_HEAD * 2 ** 42)).toBe(true);
    expect(Number(decimal(LN2_HEAD, LN2_TAIL).minus(LN2).abs())).toBeLessThan(2 ** -96);
  });

  it('begins with 1, 0, 0', () => {
    expect([...LOG_TABLE.slice(0, 3)]).toEqual([1, 0, 0]);
  });

  it('has a reciprocal of 13 bits for each step, and minus its logarithm', () => {
    for (let j = 0; j <= 128; j++) {
      const [reciprocal = 0, head = 0, tail = 0] = LOG_TABLE.slice(3 * j, 3 * j + 3);
      expect(Number.isInteger(reciprocal * 4096)).toBe(true);
      expect(Number.isInteger(head * 2 ** 42)).toBe(true);
      expect(Math.abs(reciprocal * (1 + j / 128) - 1)).toBeLessThan(2 ** -12);
      expect(Number(decimal(head, tail).plus(decimal(reciprocal).ln()).abs())).toBeLessThan(2 ** -95);
    }
  });
});
