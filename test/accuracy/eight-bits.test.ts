import { describe, expect, it } from 'vitest';
import { bounds } from '../../src/accuracy/bounds.ts';
import type { Expected } from '../../src/contract/expected.ts';
import { QUANTITIES } from '../../src/contract/quantity.ts';
import { largestFinite, smallestSubnormal, toy8 } from '../../src/numeric/format.ts';
import { nearest } from '../../src/numeric/nearest.ts';
import { nextUp } from '../../src/numeric/ordinal.ts';
import { expected } from '../../src/oracle/expected.ts';
import { labelled, outputsIn } from './problems.ts';
import { type Algorithm, answersOf, HONEST } from './textbook.ts';

// A format of eight bits: every row of two classes that there is.

const store = (value: number) => nearest(value, toy8);

/** All numbers of the format, from the smallest subnormal up. */
function positives(): number[] {
  const all = [smallestSubnormal(toy8)];
  while (all.at(-1)! < largestFinite(toy8)) all.push(nextUp(all.at(-1)!, toy8));
  return all;
}

const numbers = [0, ...positives().flatMap((x) => [x, -x])];

/** What is so of a row of two classes, the first being the label; in float64. */
const truths: Expected[] = numbers.flatMap((x) =>
  numbers.map((y) => expected(labelled('float64', [[x, y]], [0]), outputsIn('float64'))),
);

/** Everything but sums is stored in the format. */
const stored: Algorithm = (x) => {
  const max = Math.max(...x);
  const d = x.map((v) => store(v - max));
  const e = d.map((v) => store(Math.exp(v)));
  const s = store(e.reduce((sum, v) => Math.fround(sum + v), 0));
  const log = store(Math.log(s));
  return { p: e.map((v) => store(v / s)), logP: d.map((v) => store(v - log)) };
};

/** Answers to how many elements lie outside [RN(c - B), RN(c + B)], and inside. */
function count(algorithm: Algorithm, level: 'stable' | 'safe') {
  const counts = { outside: 0, inside: 0 };
  for (const all of truths) {
    const answers = answersOf(algorithm, all.problem, 'float32');
    for (const quantity of QUANTITIES) {
      const bound = bounds(all, quantity, toy8, level);
      all.quantities[quantity]!.values.forEach((value, n) => {
        const [c, a] = [store(value), store(answers[quantity][n]!)];
        const isInside = store(c - bound[n]!) <= a && a <= store(c + bound[n]!);
        counts[isInside ? 'inside' : 'outside']++;
      });
    }
  }
  return counts;
}

describe('on every row of two numbers of eight bits', () => {
  it('there are fifty thousand', () => {
    expect(truths.length).toBe(239 ** 2);
  });

  it.each(['two passes', 'exp2'])('an honest algorithm is inside: %s', (name) => {
    expect(count(HONEST[name]!, 'stable').outside).toBe(0);
  });

  it('so is one that stores every step', () => {
    expect(count(stored, 'stable').outside).toBe(0);
  });

  it('and one that leaves out the second class is outside thousands of times, at safe', () => {
    const dropped: Algorithm = (x) => ({ p: [1, Math.exp(x[1]! - x[0]!)], logP: [0, x[1]! - x[0]!] });
    expect(count(dropped, 'safe').outside).toBeGreaterThan(10_000);
  });
});
