import { exp, fixed, Real } from './dual.ts';
import {
  difference,
  loss,
  measured,
  type Place,
  type Problem,
  places,
  probabilities,
  rowOf,
  slopes,
  total,
} from './softmax-loss.ts';

/** One step of spec/derivation.md: what is left when its right side is taken from its left side. */
export interface Identity {
  readonly step: string;
  readonly id: string;
  /** Whether the step needs the targets of each row to sum to 1. */
  readonly needsSumOne?: boolean;
  residuals(problem: Problem): Real[];
}

/** What the formulas are made of, at one place (i, j). */
interface Terms {
  readonly y: readonly number[];
  readonly p: readonly Real[];
  readonly pj: Real;
  readonly yj: number;
  /** Sum over the classes other than j. */
  others(term: (c: number) => Real): Real;
  /** -(1/D) times the bracket. */
  bracket(value: Real): Real;
}

function termsAt(problem: Problem, { i, j }: Place): Terms {
  const y = problem.targets[i] as readonly number[];
  const p = probabilities(problem, i);
  return {
    y,
    p,
    pj: p[j] as Real,
    yj: y[j] as number,
    others: (term) => total(p.flatMap((_, c) => (c === j ? [] : [term(c)]))),
    bracket: (value) => value.div(-problem.divisor),
  };
}

/** The measured derivative of the loss against one line of the derivation, at every place. */
function line(right: (terms: Terms, problem: Problem, place: Place) => Real): Identity['residuals'] {
  return (problem) =>
    places(problem).map((place) =>
      measured(problem, place).minus(right(termsAt(problem, place), problem, place)),
    );
}

function everyRow(problem: Problem, gaps: (i: number) => Real[]): Real[] {
  return problem.logits.flatMap((_, i) => gaps(i));
}

const weight = (t: Terms, k: number): number => t.y[k] as number;
const chance = (t: Terms, k: number): Real => t.p[k] as Real;
const tau = (y: readonly number[]): Real => total(y.map((weight) => new Real(weight)));
const lossOf = (problem: Problem): Real =>
  loss(
    problem.logits.map((_, i) => rowOf(problem, i).map(fixed)),
    problem,
  ).value;

export const IDENTITIES: readonly Identity[] = [
  {
    step: 'E1',
    id: 'loss-is-log-likelihood',
    residuals: (problem) => {
      const factors = problem.targets.flatMap((row, i) =>
        row.map((y, k) => (probabilities(problem, i)[k] as Real).pow(y)),
      );
      const likelihood = factors.reduce((product, factor) => product.times(factor), new Real(1));
      return [lossOf(problem).times(-problem.divisor).exp().minus(likelihood)];
    },
  },
  {
    step: 'E2',
    id: 'softmax-by-its-ratios',
    residuals: (problem) =>
      everyRow(problem, (i) => {
        const x = rowOf(problem, i);
        const p = probabilities(problem, i);
        const ratios = p.flatMap((pj, j) =>
          p.map((pk, k) => pj.div(pk).minus((x[j] as Real).minus(x[k] as Real).exp())),
        );
        return [total(p).minus(1), ...ratios];
      }),
  },
  {
    step: 'E3',
    id: 'split-at-j',
    residuals: (problem) =>
      places(problem).map((place) => {
        const t = termsAt(problem, place);
        const term = (k: number): Real => chance(t, k).ln().times(weight(t, k));
        return total(t.p.map((_, k) => term(k))).minus(term(place.j).plus(t.others(term)));
      }),
  },
  {
    step: 'E4',
    id: 'chain-rule',
    residuals: line((t, problem, place) => {
      const dp = slopes(problem, place);
      const term = (k: number): Real => (dp[k] as Real).times(weight(t, k)).div(chance(t, k));
      return t.bracket(term(place.j).plus(t.others(term)));
    }),
  },
  {
    step: 'E5',
    id: 'own-derivative',
    residuals: (problem) =>
      places(problem).map((place) => {
        const { pj } = termsAt(problem, place);
        return (slopes(problem, place)[place.j] as Real).minus(pj.times(new Real(1).minus(pj)));
      }),
  },
  {
    step: 'E6',
    id: 'other-derivative',
    residuals: (problem) =>
      places(problem).flatMap((place) => {
        const t = termsAt(problem, place);
        return slopes(problem, place).flatMap((slope, c) =>
          c === place.j ? [] : [slope.minus(chance(t, c).times(t.pj).negated())],
        );
      }),
  },
  {
    step: 'E7',
    id: 'substitute',
    residuals: line((t) => {
      const own = t.pj.times(new Real(1).minus(t.pj)).times(t.yj).div(t.pj);
      const term = (c: number): Real =>
        chance(t, c).times(t.pj.negated()).times(weight(t, c)).div(chance(t, c));
      return t.bracket(own.plus(t.others(term)));
    }),
  },
  {
    step: 'E8',
    id: 'cancel',
    residuals: line((t) => {
      const own = new Real(1).minus(t.pj).times(t.yj);
      return t.bracket(own.plus(t.others((c) => t.pj.negated().times(weight(t, c)))));
    }),
  },
  {
    step: 'E9',
    id: 'expand',
    residuals: line((t) => {
      const own = new Real(t.yj).minus(t.pj.times(t.yj));
      return t.bracket(own.minus(t.others((c) => t.pj.times(weight(t, c)))));
    }),
  },
  {
    step: 'E10',
    id: 'collect',
    residuals: line((t) => t.bracket(new Real(t.yj).minus(total(t.y.map((y) => t.pj.times(y)))))),
  },
  {
    step: 'E11',
    id: 'targets-sum-to-one',
    needsSumOne: true,
    residuals: line((t) => t.bracket(new Real(t.yj).minus(t.pj))),
  },
  {
    step: 'E12',
    id: 'gradient',
    needsSumOne: true,
    residuals: line((t, problem) => t.pj.minus(t.yj).div(problem.divisor)),
  },
  {
    step: 'G1',
    id: 'any-targets',
    residuals: line((t, problem) => tau(t.y).times(t.pj).minus(t.yj).div(problem.divisor)),
  },
  {
    step: 'G2',
    id: 'gradient-sums-to-zero',
    residuals: (problem) =>
      everyRow(problem, (i) => [
        total((problem.logits[i] as readonly number[]).map((_, j) => measured(problem, { i, j }))),
      ]),
  },
  {
    step: 'G3',
    id: 'shifted-form',
    residuals: (problem) =>
      everyRow(problem, (i) => {
        const x = rowOf(problem, i);
        const max = Real.max(...x);
        const gaps = x.map((xj) => xj.minus(max));
        const sum = total(gaps.map((d) => d.exp()));
        return probabilities(problem, i).flatMap((p, j) => {
          const d = gaps[j] as Real;
          return [p.minus(d.exp().div(sum)), p.ln().minus(d.minus(sum.ln()))];
        });
      }),
  },
  {
    step: 'G4',
    id: 'absent-class',
    residuals: (problem) =>
      places(problem).flatMap(({ i, j }) => {
        const p = probabilities(problem, i);
        const terms = rowOf(problem, i).flatMap((x, k) => (k === j ? [] : [exp(fixed(x)).value]));
        const kept = p.flatMap((pk, k) => (k === j ? [] : [pk]));
        const rest = new Real(1).minus(p[j] as Real);
        return kept.map((pk, k) => pk.minus((terms[k] as Real).div(total(terms)).times(rest)));
      }),
  },
  {
    step: 'G5',
    id: 'upstream-gradient',
    residuals: (problem) =>
      places(problem).map((place) => {
        const t = termsAt(problem, place);
        const unreduced = { ...problem, divisor: 1 };
        const slope = difference(unreduced, place, (rows) => loss(rows, unreduced, problem.upstream));
        const gradient = tau(t.y).times(t.pj).minus(t.yj);
        return slope.minus(gradient.times(problem.upstream[place.i] as number));
      }),
  },
];
