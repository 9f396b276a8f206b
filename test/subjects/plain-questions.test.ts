import { describe, expect, it } from 'vitest';
import { QUANTITIES } from '../../src/contract/quantity.ts';
import { type Capabilities, PLAIN } from '../../src/contract/subject.ts';
import { DTYPES } from '../../src/numeric/format.ts';
import { plainQuestions } from '../../src/subjects/plain-questions.ts';

const ALL = QUANTITIES.flatMap((quantity) => DTYPES.map((dtype) => ({ quantity, dtype, output: dtype })));
const claims = (more: Partial<Capabilities>): Capabilities => ({
  ...PLAIN,
  cells: ALL,
  limits: {},
  dialect: {},
  ...more,
});

const cellsIn = (claimed: Capabilities) =>
  plainQuestions(claimed).map(({ problem, quantities }) => `${quantities.join()} ${problem.logits.dtype}`);

describe('plain questions', () => {
  it('ask for each quantity and each dtype, and are few', () => {
    expect(cellsIn(claims({}))).toEqual([
      'softmax float64',
      'log_softmax float32',
      'cross_entropy float16',
      'cross_entropy_grad bfloat16',
    ]);
    const softmax = ALL.filter(({ quantity }) => quantity === 'softmax');
    expect(cellsIn(claims({ cells: softmax }))).toEqual(DTYPES.map((dtype) => `softmax ${dtype}`));
  });

  it('have two shapes, where one quantity in one dtype is all there is', () => {
    const shapes = plainQuestions(claims({ cells: ALL.slice(0, 1) })).map(
      ({ problem }) => problem.logits.shape,
    );
    expect(shapes).toEqual([
      [2, 8],
      [1, 2],
    ]);
  });

  it('have whole logits in one shape and none in the other: some programs cannot take either', () => {
    const wholes = plainQuestions(claims({ cells: ALL.slice(0, 1) })).map(({ problem }) =>
      [...new Set(problem.logits.values)].map(Number.isInteger),
    );
    expect(wholes).toEqual([
      [true, true],
      [false, false],
    ]);
  });

  it('have more than one label', () => {
    const labels = plainQuestions(claims({ cells: ALL.slice(0, 1) })).map(
      ({ problem }) => problem.targets?.values,
    );
    expect(labels).toEqual([Int32Array.of(0, 0), Int32Array.of(1)]);
  });

  it.each<[string, Partial<Capabilities>]>([
    ['labels', { targets: ['probabilities'] }],
    ['the mean', { reductions: ['none'] }],
    ['sixteen logits', { limits: { elements: 15 } }],
    ['anything', { cells: [] }],
  ])('are not there for who does not claim %s', (_, more) => {
    expect(plainQuestions(claims(more))).toEqual([]);
  });
});
