import { describe, expect, it } from 'vitest';
import { DIALECT, type Dialect, type Situation, type SituationName } from '../../src/contract/dialect.ts';
import type { Problem } from '../../src/contract/problem.ts';
import { QUANTITIES, type Quantity } from '../../src/contract/quantity.ts';
import type { Answer } from '../../src/contract/question.ts';
import type { Subject } from '../../src/contract/subject.ts';
import { probes } from '../../src/dialects/index.ts';
import { expected } from '../../src/reference/expected.ts';
import { planOnce } from '../../src/runner/plan.ts';
import { run } from '../../src/runner/run.ts';
import { resultOf } from '../../src/verdict/result.ts';

type Give = (problem: Problem, quantity: Quantity) => Answer;

const numbers = (values: readonly number[]): Answer => ({ kind: 'value', values: Float64Array.from(values) });
const refused: Give = () => ({ kind: 'refused', reason: 'no' });

/** The true answer to the problem, or to what is made of it. */
const truth =
  (change: (problem: Problem) => Problem = (problem) => problem): Give =>
  (problem, quantity) =>
    numbers([...expected(change(problem), { [quantity]: 'float64' }).quantities[quantity]!.values]);

/** As many numbers as the quantity has of the problem, all the same. */
const full =
  (value: number): Give =>
  ({ logits }, quantity) =>
    numbers(quantity === 'cross_entropy' ? [value] : Array(logits.values.length).fill(value));

const byQuantity =
  (gives: Partial<Record<Quantity, Give>>, rest: Give): Give =>
  (problem, quantity) =>
    (gives[quantity] ?? rest)(problem, quantity);

const relabelled =
  (labels: readonly number[], rest: Partial<Problem> = {}) =>
  (problem: Problem): Problem => ({
    ...problem,
    targets: { kind: 'index', values: Int32Array.from(labels) },
    ...rest,
  });

const withoutNan =
  (filler: number) =>
  ({ logits, ...rest }: Problem): Problem => ({
    ...rest,
    logits: { ...logits, values: logits.values.map((x) => (Number.isNaN(x) ? filler : x)) },
  });

/** The true answer, with NaN in the second row of a gradient. */
const nanInRow: Give = (problem, quantity) => {
  const answer = truth(withoutNan(0))(problem, quantity);
  if (quantity !== 'cross_entropy_grad' || answer.kind !== 'value') return answer;
  return numbers([...answer.values].map((g, n) => (n < 3 ? g : Number.NaN)));
};

const [NAN, NONE, INF] = [full(Number.NaN), numbers([]), Number.POSITIVE_INFINITY];
const nothing = (loss: Give) => byQuantity({ cross_entropy: loss }, () => NONE);
const read = (dialect: Dialect) => truth((problem) => ({ ...problem, dialect }));
/** T = 0 throughout a row: the other alone has a loss, and both are counted. */
const halved =
  (labels: readonly number[]): Give =>
  (problem, quantity) => {
    const answer = truth(relabelled(labels, { ignoreIndex: 9 }))(problem, quantity);
    return answer.kind === 'value' ? numbers([...answer.values].map((v) => v / 2)) : answer;
  };

/** An answerer for each outcome of each situation. */
const ANSWERS: { readonly [Name in SituationName]: Readonly<Record<string, Give>> } = {
  'all-masked-row': {
    nan: NAN,
    zeros: byQuantity({ log_softmax: full(-INF), cross_entropy: full(INF) }, full(0)),
    uniform: truth(({ logits, ...rest }) => ({
      ...rest,
      logits: { ...logits, values: new Float64Array(3) },
    })),
    refused,
  },
  'nan-logit': { nan: NAN, refused },
  'infinite-logit': {
    nan: byQuantity({ softmax: () => numbers([0, Number.NaN, 0]), cross_entropy: full(INF) }, NAN),
    refused,
  },
  'all-rows-ignored': {
    nan: NAN,
    'nan-loss': byQuantity({ cross_entropy: NAN }, full(0)),
    zero: full(0),
    refused,
  },
  'zero-weights': {
    nan: NAN,
    'nan-loss': byQuantity({ cross_entropy: NAN }, full(0)),
    zero: full(0),
    refused,
  },
  'weighted-mean': { weights: truth(), rows: read({ 'weighted-mean': 'rows' }) },
  'smoothing-share': {
    'all-classes': truth(),
    'other-classes': read({ 'smoothing-share': 'other-classes' }),
  },
  'masked-class-target': {
    'left-out': truth(),
    'nan-loss': byQuantity({ cross_entropy: NAN }, truth()),
    nan: NAN,
  },
  'ignored-nan-row': { 'left-out': truth(withoutNan(0)), 'nan-gradient': nanInRow, nan: NAN, refused },
  'ignored-probabilities': { 'no-meaning': truth(({ ignoreIndex: _, ...problem }) => problem), refused },
  'label-too-large': {
    refused,
    ignored: truth(relabelled([9, 1], { ignoreIndex: 9 })),
    'no-target': halved([9, 1]),
    nan: byQuantity({ cross_entropy: NAN }, halved([9, 1])),
  },
  'label-negative': {
    refused,
    ignored: truth(relabelled([1, 9], { ignoreIndex: 9 })),
    'no-target': halved([1, 9]),
    nan: NAN,
    'from-the-end': truth(relabelled([1, 2])),
  },
  'no-rows': { nan: nothing(NAN), zero: nothing(full(0)), refused },
  'no-classes': { empty: () => NONE, refused },
  'overflowing-sum': { finite: truth(), infinite: full(INF), nan: NAN, refused },
  subnormals: { kept: truth(), flushed: (_, quantity) => numbers(quantity === 'softmax' ? [1, 0] : [0, 0]) },
  'same-question': { 'same-bits': truth(), varies: drifting() },
};

/** An answer that is another each time. */
function drifting(): Give {
  let times = 0;
  return (problem, quantity) => {
    const answer = truth()(problem, quantity);
    return answer.kind === 'value' ? numbers([...answer.values].map((v) => v + times++ * 2 ** -52)) : answer;
  };
}

function subject(give: Give, dialect: Dialect = {}, quantities: readonly Quantity[] = QUANTITIES): Subject {
  return {
    identity: { name: 'toy' },
    capabilities: {
      cells: quantities.map((quantity) => ({ quantity, dtype: 'float64', output: 'float64' })),
      targets: ['index', 'probabilities'],
      reductions: ['mean'],
      options: ['weights', 'label_smoothing', 'ignore_index'],
      limits: {},
      dialect,
    },
    interactive: true,
    ask: async (questions) =>
      questions.map(({ problem, quantities }) => ({
        answers: Object.fromEntries(quantities.map((quantity) => [quantity, give(problem, quantity)])),
      })),
    close: async () => {},
  };
}

const probeOf = (name: SituationName) => probes.filter(({ situation }) => situation === name);

async function probed(name: SituationName, give: Give, dialect?: Dialect, quantities?: readonly Quantity[]) {
  const findings = await run(
    subject(give, dialect, quantities),
    planOnce(probeOf(name), 1, 'quick'),
    'stable',
  );
  return findings.filter(({ quantity }) => (quantities ?? QUANTITIES).includes(quantity));
}

const NAMES = Object.keys(DIALECT) as SituationName[];
const OUTCOMES = NAMES.flatMap((name) =>
  Object.keys((DIALECT[name] as Situation).outcomes)
    .filter((outcome) => outcome !== 'unchecked')
    .map((outcome) => [name, outcome] as const),
);

describe('a probe', () => {
  it('stands for each situation, once', () => {
    expect(probes.map(({ situation }) => situation)).toEqual(NAMES);
    expect(probes.every(({ kind }) => kind === 'probe')).toBe(true);
  });

  it.each(OUTCOMES)('of %s finds %s, and holds nothing against it', async (name, outcome) => {
    const findings = await probed(name, ANSWERS[name][outcome]!);
    expect(findings.map(({ status, dialect }) => [status, dialect])).toEqual(
      findings.map(() => ['pass', { situation: name, found: outcome }]),
    );
  });

  it.each(OUTCOMES)(
    'of %s accepts %s where it is declared, and no other outcome that differs',
    async (name, outcome) => {
      const own = await probed(name, ANSWERS[name][outcome]!, { [name]: outcome });
      expect(own.map(({ status }) => status)).toEqual(own.map(() => 'pass'));
      const covered = ['flushed', 'varies'].includes(outcome);
      for (const [other, give] of Object.entries(ANSWERS[name])) {
        if (other === outcome || covered) continue;
        const findings = await probed(name, give, { [name]: outcome });
        expect(
          findings.map(({ status }) => status),
          other,
        ).toContain('fail');
      }
    },
  );

  // Without classes there are no numbers to get wrong, and the same numbers twice are the same.
  const WITH_NUMBERS = NAMES.filter((name) => name !== 'no-classes' && name !== 'same-question');

  it.each(WITH_NUMBERS)('of %s fails for what is none of the outcomes', async (name) => {
    const findings = await probed(name, full(0.4375));
    const judged = findings.filter(({ quantity }) => name !== 'no-rows' || quantity === 'cross_entropy');
    expect(judged.map(({ status }) => status)).toEqual(judged.map(() => 'fail'));
    expect(judged[0]!.reason).toContain('known to come of this is');
  });

  it('names all outcomes between which it cannot tell', async () => {
    const [finding] = await probed('all-rows-ignored', NAN, {}, ['cross_entropy']);
    expect(finding!.dialect).toEqual({ situation: 'all-rows-ignored', found: 'nan or nan-loss' });
  });

  it('finds an outcome for each quantity where they do not agree', async () => {
    const findings = await probed('all-masked-row', byQuantity({ softmax: full(0) }, NAN));
    expect(findings.map(({ dialect }) => dialect!.found)).toEqual(['zeros', 'nan', 'nan', 'nan']);
  });

  it('takes a number made of the next row for what it is', async () => {
    const nextRow: Give = ({ logits }, quantity) => {
      const row = (problem: Problem) => truth(relabelled([0, 1]))(problem, quantity);
      return row({ logits, reduction: 'mean' });
    };
    const [finding] = await probed('label-too-large', nextRow);
    expect(finding).toMatchObject({ status: 'fail', requirements: ['SCE-DIALECT'] });
    const [, line = ''] = finding!.reason!.match(
      /; where labels are the caller's to check, a module says so by export const capabilities = (.*)$/,
    )!;
    expect(JSON.parse(line)).toEqual({
      dialect: { 'label-too-large': 'unchecked', 'label-negative': 'unchecked' },
    });
  });

  it('asks nothing of labels that are left to the caller', async () => {
    const findings = await probed('label-too-large', full(0.4), { 'label-too-large': 'unchecked' });
    expect(findings.map(({ status }) => status)).toEqual(['skip', 'skip']);
  });
});

describe('a crash in a probe', () => {
  const dies: Give = () => ({ kind: 'broken', cause: 'crashed', reason: 'it was killed by SIGSEGV' });

  it('leaves the verdict as it is where nothing is declared, and is found', async () => {
    const findings = await probed('label-negative', dies);
    for (const { status, cause, dialect, reason } of findings) {
      expect([status, cause, dialect!.found]).toEqual(['skip', 'crashed', 'crashed']);
      expect(reason).toBe('it was killed by SIGSEGV');
    }
  });

  it('is a failure where an outcome is declared', async () => {
    const [finding] = await probed('label-negative', dies, { 'label-negative': 'refused' });
    expect(finding).toMatchObject({
      status: 'fail',
      reason: 'declared refused, found it was killed by SIGSEGV',
    });
  });

  it('is no failure where it only took too long, but leaves no verdict', async () => {
    const hangs: Give = () => ({ kind: 'broken', cause: 'timed-out', reason: 'it did not answer' });
    const [finding] = await probed('no-rows', hangs, { 'no-rows': 'nan' });
    expect(finding).toMatchObject({ status: 'broken', cause: 'timed-out' });
  });
});

describe('probes and the verdict', () => {
  const verdictOf = async (name: SituationName, give: Give, dialect?: Dialect) => {
    const findings = await probed(name, give, dialect);
    const cells = subject(give).capabilities.cells;
    return resultOf({ name: 'toy' }, cells, findings, {
      seed: 1,
      effort: 'quick',
      asked: 'stable',
      required: [],
    });
  };

  it('no level hangs on them, nor do they make a verdict of their own', async () => {
    const { verdict, levels } = await verdictOf('nan-logit', NAN);
    expect(verdict).toBe('no-verdict');
    expect(levels.softmax).toEqual({ float64: 'unknown' });
  });

  it('what is not as declared does not conform', async () => {
    expect((await verdictOf('nan-logit', NAN, { 'nan-logit': 'refused' })).verdict).toBe('does-not-conform');
  });

  it('a subject that says that its answers vary has no report that can be had again', async () => {
    expect((await verdictOf('same-question', truth())).reproducible).toBe(true);
    expect((await verdictOf('same-question', truth(), { 'same-question': 'varies' })).reproducible).toBe(
      false,
    );
    expect((await verdictOf('same-question', drifting())).reproducible).toBe(false);
  });
});
