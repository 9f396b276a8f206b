import { describe, expect, it } from 'vitest';
import { type BoundedLevel, bounds } from '../../src/accuracy/bounds.ts';
import { intervals } from '../../src/accuracy/intervals.ts';
import { judge } from '../../src/accuracy/judge.ts';
import type { Expected } from '../../src/contract/expected.ts';
import { type Held, rank } from '../../src/contract/level.ts';
import type { Problem } from '../../src/contract/problem.ts';
import { QUANTITIES, type Quantity } from '../../src/contract/quantity.ts';
import { DTYPES, type Dtype, formatOf } from '../../src/numeric/format.ts';
import { nearest } from '../../src/numeric/nearest.ts';
import { tensor } from '../../src/numeric/tensor.ts';
import { drawn, drawnWithOptions, labelled, truth } from './problems.ts';
import { ADDS_MAX_BACK, type Algorithm, answersOf, HONEST } from './textbook.ts';

/** The level at which a quantity of an answer holds. */
function held(problem: Problem, quantity: Quantity, answer: Float64Array): Held {
  return judge(intervals(truth(problem), quantity), answer).holds;
}

function heldBy(algorithm: Algorithm, problem: Problem, quantity: Quantity): Held {
  return held(problem, quantity, answersOf(algorithm, problem, problem.logits.dtype)[quantity]);
}

const shiftedFirst = HONEST['two passes']!;

/** A textbook algorithm whose probabilities or logarithms are spoilt, row by row. */
function spoilt(
  change: (row: ReturnType<Algorithm>, x: readonly number[]) => Partial<ReturnType<Algorithm>>,
): Algorithm {
  return (x, r) => {
    const row = shiftedFirst(x, r);
    return { ...row, ...change(row, x) };
  };
}

const CONSTANT = spoilt((_, x) => ({
  p: x.map(() => 1 / x.length),
  logP: x.map(() => -Math.log(x.length)),
}));

/** The last class is left out of the sum. */
const DROPPED: Algorithm = (x, r) => {
  const most = shiftedFirst(x.slice(0, -1), r);
  const last = x.at(-1)! - Math.max(...x);
  return { p: [...most.p, most.p[0]! * Math.exp(x.at(-1)! - x[0]!)], logP: [...most.logP, last] };
};

const DOUBLED = spoilt(({ p, logP }) => ({ p: p.map((v) => 2 * v), logP: logP.map((v) => 2 * v) }));

const CLIPPED = spoilt(({ p }) => {
  const clipped = p.map((v) => Math.min(Math.max(v, 1e-7), 1 - 1e-7));
  return { p: clipped, logP: clipped.map(Math.log) };
});

const float32Inside = spoilt((_, x) => shiftedFirst(x, Math.fround));

describe('bounds on a problem that shows the fault', () => {
  const near = (dtype: Dtype) => labelled(dtype, [[1, 0.5, -0.25, 2]], [2]);

  describe.each(DTYPES)('%s', (dtype) => {
    it.each(QUANTITIES)('leave the constant answer outside: %s', (quantity) => {
      expect(heldBy(CONSTANT, near(dtype), quantity)).toBe('none');
    });

    it.each(QUANTITIES)('leave a dropped last term outside: %s', (quantity) => {
      expect(heldBy(DROPPED, near(dtype), quantity)).toBe('none');
    });

    it.each(QUANTITIES)('leave the doubled answer outside: %s', (quantity) => {
      expect(heldBy(DOUBLED, near(dtype), quantity)).toBe('none');
    });

    it.each(QUANTITIES)('leave all zeros outside, also at N = 100: %s', (quantity) => {
      const rows = Array.from({ length: 100 }, (_, i) => [i % 7, 0.5, 2]);
      const many = labelled(
        dtype,
        rows,
        rows.map((_, i) => i % 3),
      );
      const zeros = answersOf(shiftedFirst, many, dtype)[quantity].fill(0);
      expect(held(many, quantity, zeros)).toBe('none');
    });

    it('leave a loss clipped at 1e-7 outside', () => {
      expect(heldBy(CLIPPED, labelled(dtype, [[0, 30]], [0]), 'cross_entropy')).toBe('none');
    });

    it('leave a mean that is a sum outside', () => {
      const two = labelled(
        dtype,
        [
          [0, 1],
          [1, 3],
        ],
        [0, 0],
      );
      const sum = answersOf(shiftedFirst, { ...two, reduction: 'sum' }, dtype);
      expect(held(two, 'cross_entropy', sum.cross_entropy)).toBe('none');
      expect(held(two, 'cross_entropy_grad', sum.cross_entropy_grad)).toBe('none');
    });

    it('leave the neighbour of a wrong label outside among 100 rows', () => {
      const rows = Array.from({ length: 100 }, (_, i) => [0, (i % 5) - 2]);
      const right = labelled(
        dtype,
        rows,
        rows.map(() => 0),
      );
      const wrong = labelled(
        dtype,
        rows,
        rows.map((_, i) => (i === 50 + 4 ? 1 : 0)),
      );
      expect(
        held(right, 'cross_entropy_grad', answersOf(shiftedFirst, wrong, dtype).cross_entropy_grad),
      ).toBe('none');
    });
  });

  it.each(['float64', 'float32', 'bfloat16'] as const)(
    'leave probabilities clipped at 1e-7 outside: %s',
    (dtype) => {
      expect(heldBy(CLIPPED, labelled(dtype, [[0, 40]], [0]), 'softmax')).toBe('none');
    },
  );

  it.each(QUANTITIES)('leave float32 inside float64 outside: %s', (quantity) => {
    expect(heldBy(float32Inside, near('float64'), quantity)).toBe('none');
  });
});

describe('stable and safe', () => {
  const far = { float64: 2 ** 20, float32: 2 ** 12, bfloat16: 2 ** 7 } as const;

  it.each(['float64', 'float32', 'bfloat16'] as const)('differ by the maximum added back in %s', (dtype) => {
    // Half formats are stored at each step: in float32 the loss of digits cannot be seen.
    const format = formatOf(dtype);
    const stored: Algorithm = (x) => ADDS_MAX_BACK(x, (v) => nearest(v, format));
    const offset = far[dtype];
    const rows = [0, 1, 2, 3].map((k) => [offset, offset - 1, offset - 2 - k].map((v) => nearest(v, format)));
    const offsetRows = labelled(dtype, rows, [0, 0, 0, 0]);
    for (const quantity of QUANTITIES) expect(heldBy(stored, offsetRows, quantity)).toBe('safe');
  });

  it.each([
    ['float64', 40],
    ['float32', 40],
    ['bfloat16', 10],
    ['float16', 9],
  ] as const)('forgive a label gradient of 0 in %s at gap %d', (dtype, gap) => {
    const format = formatOf(dtype);
    // p is stored, and 1 taken from it: the label's gradient vanishes.
    const cancelling: Algorithm = (x, r) => {
      const { p, logP } = shiftedFirst(x, r);
      return { logP, p: p.map((v) => nearest(v, format)) };
    };
    const certain = labelled(dtype, [[0, -gap]], [0]);
    const { cross_entropy_grad: gradient } = answersOf(cancelling, certain, dtype);
    expect(gradient[0]).toBe(0);
    expect(held(certain, 'cross_entropy_grad', gradient)).toBe('stable');
  });
});

describe('honest algorithms', () => {
  it.each(['float64', 'float32'] as const)('may lose every small term beside a large one in %s', (dtype) => {
    // Each of the 2000 terms is a little less than half a float of 1, where the sum stands.
    const gap = formatOf(dtype).precision * Math.LN2 + 0.01;
    const swamped = labelled(dtype, [[0, ...Array(2000).fill(-gap)]], [0]);
    const all = truth(swamped);
    const { softmax } = answersOf(HONEST['two passes']!, swamped, dtype);
    expect(softmax[0]).toBe(1);
    const mark = judge(intervals(all, 'softmax'), softmax);
    expect(mark.holds).toBe('stable');
    expect(mark.worst?.ulp).toBeGreaterThan(1900);
  });

  describe.each(['float64', 'float32'] as const)('%s, where sums lose all but one of 2001 terms', (dtype) => {
    const { precision } = formatOf(dtype);
    const small = 0.9 * 2 ** -precision;
    const heldByLoop = (problem: Problem, quantity: Quantity) =>
      heldBy(HONEST['two passes']!, problem, quantity);

    it('may do so over the classes of dense targets', () => {
      const row = labelled(dtype, [[0, ...Array(2000).fill(-40)]], [0]);
      const stored = nearest(small, formatOf(dtype));
      const weights = Float64Array.from({ length: 2001 }, (_, j) => (j === 1 ? 1 : j === 0 ? 0 : stored));
      const values = tensor(dtype, [1, 2001], weights);
      const dense: Problem = { ...row, targets: { kind: 'probabilities', values } };
      expect(heldByLoop(dense, 'cross_entropy')).toBe('stable');
      expect(heldByLoop(dense, 'cross_entropy_grad')).toBe('stable');
    });

    it('may do so over the rows of a mean', () => {
      // One row of loss 40, and 2000 whose loss is a little less than half a float of that.
      const gap = -Math.log(32 * small);
      const rows = Array.from({ length: 2001 }, (_, i) => (i === 0 ? [-40, 0] : [0, -gap]));
      expect(heldByLoop(labelled(dtype, rows, Array(2001).fill(0)), 'cross_entropy')).toBe('stable');
    });

    it('may do so over the weights that a mean is divided by', () => {
      const rows = Array.from({ length: 2001 }, () => [0, 1]);
      const labels = rows.map((_, i) => (i === 0 ? 0 : 1));
      const weights = tensor(dtype, [2], Float64Array.of(1, nearest(small, formatOf(dtype))));
      const weighted = { ...labelled(dtype, rows, labels), weights };
      expect(heldByLoop(weighted, 'cross_entropy')).toBe('stable');
      expect(heldByLoop(weighted, 'cross_entropy_grad')).toBe('stable');
    });
  });

  describe.each(['float64', 'float32'] as const)('%s, at a label', (dtype) => {
    it('may be minus the sum of the others, each of which errs the same way', () => {
      // The sum is lost past 1 (see above): every other class is too large by 2000 small terms.
      const gap = formatOf(dtype).precision * Math.LN2 + 0.01;
      const row = [0, 0, ...Array(2000).fill(-gap)];
      const swamped = labelled(dtype, [row], [1]);
      const others = (p: number, j: number) => (j === 1 ? 0 : p);
      const { softmax } = answersOf(HONEST['two passes']!, swamped, dtype);
      const gradient = softmax.map(others);
      gradient[1] = -gradient.reduce((a, b) => a + b, 0);
      expect(held(swamped, 'cross_entropy_grad', gradient)).toBe('stable');
    });
  });

  /** The largest |answer - correct| / bound of an answer. */
  function fraction(all: Expected, quantity: Quantity, answer: Float64Array, level: BoundedLevel): number {
    const { correct, silent, format } = intervals(all, quantity);
    const bound = bounds(all, quantity, format, level);
    const judged = Array.from(answer.keys()).filter((n) => !silent[n] && answer[n] !== correct[n]);
    return Math.max(0, ...judged.map((n) => Math.abs(answer[n]! - correct[n]!) / bound[n]!));
  }

  describe.each(DTYPES)('%s', (dtype) => {
    const truths = [...drawn(dtype, 30), ...drawnWithOptions(dtype, 30)].map((problem) => truth(problem));

    function worst(algorithm: Algorithm, level: BoundedLevel) {
      const largest = new Map<Quantity, number>();
      for (const all of truths) {
        const answers = answersOf(algorithm, all.problem, dtype);
        for (const quantity of QUANTITIES) {
          const mark = judge(intervals(all, quantity), answers[quantity]);
          if (rank(mark.holds) < rank(level)) throw new Error(`${quantity}: ${mark.complaint}`);
          largest.set(
            quantity,
            Math.max(largest.get(quantity) ?? 0, fraction(all, quantity, answers[quantity], level)),
          );
        }
      }
      return [...largest.values()];
    }

    it.each(Object.keys(HONEST))('are stable, within the bounds themselves: %s', (name) => {
      expect(Math.max(...worst(HONEST[name]!, 'stable'))).toBeLessThan(1);
    });

    it('are stable where every step but the sums is stored in the format', () => {
      const format = formatOf(dtype);
      const stored: Algorithm = (x, r) => {
        const store = (v: number) => nearest(v, format);
        const max = Math.max(...x);
        const d = x.map((v) => store(v - max));
        const e = d.map((v) => store(Math.exp(v)));
        const s = store(e.reduce((sum, v) => r(sum + v), 0));
        const log = store(Math.log(s));
        return { p: e.map((v) => store(v / s)), logP: d.map((v) => store(v - log)) };
      };
      expect(Math.max(...worst(stored, 'stable'))).toBeLessThan(1);
    });

    it('are safe where they add the maximum back', () => {
      expect(Math.max(...worst(ADDS_MAX_BACK, 'safe'))).toBeLessThan(1);
    });
  });
});
