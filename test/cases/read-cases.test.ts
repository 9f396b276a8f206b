import { describe, expect, it } from 'vitest';
import { readCases } from '../../src/cases/read-cases.ts';
import { UsageError } from '../../src/contract/errors.ts';

const read = (value: unknown) => readCases('case.json', JSON.stringify(value));

describe('a case', () => {
  it('may be a problem alone, of float64, asked for all that it has', () => {
    const [one] = read({ logits: [[1, '-inf']], labels: [0] });
    expect(one).toMatchObject({
      name: 'case.json',
      questions: [
        {
          quantities: ['softmax', 'log_softmax', 'cross_entropy', 'cross_entropy_grad'],
          problem: { reduction: 'mean', logits: { dtype: 'float64', shape: [1, 2] } },
        },
      ],
    });
    expect([...one!.questions[0]!.problem.logits.values]).toEqual([1, Number.NEGATIVE_INFINITY]);
  });

  it('is asked for what it judges, unless it says otherwise', () => {
    const problem = { logits: [[0]] };
    const [one] = read({ quantity: 'softmax', questions: [{ problem }, { quantities: [], problem }] });
    expect(one!.questions.map(({ quantities }) => quantities)).toEqual([['softmax'], []]);
  });

  it('has numbers of its dtype, rounded once', () => {
    const [one] = read({ logits: [[0.1]], dtype: 'float32' });
    expect(one!.questions[0]!.problem.logits.values[0]).toBe(Math.fround(0.1));
  });

  it('keeps the sign of a zero', () => {
    const [one] = readCases('case.json', '{"logits":[[-0]]}');
    expect(one!.questions[0]!.problem.logits.values[0]).toBe(-0);
  });

  it('may be a tensor with an axis of classes', () => {
    const [one] = read({ logits: [[[1, 2]], [[3, 4]], [[5, 6]]], axis: 0 });
    expect(one!.questions[0]!.problem).toMatchObject({
      logits: { shape: [2, 3], values: Float64Array.of(1, 3, 5, 2, 4, 6) },
      layout: { shape: [3, 1, 2], axis: 0 },
    });
  });

  it.each([
    [{}, /case\.json: no case/],
    [null, /no case/],
    [{ logits: [1, 2] }, /a list for each row/],
    [{ logits: [[1, 2], [3]] }, /not all of one length/],
    [{ logits: [[1, [2]]] }, /element 1 is no number/],
    [{ logits: [[1]], label: [0] }, /label: there is no such field/],
    [{ logits: [[1]], labels: [0.5] }, /labels/],
    [{ logits: { dtype: 'float32', shape: [1, 1], bits: '00' } }, /hexadecimal/],
    [{ logits: [[1]], weights: { dtype: 'float32', shape: [1], bits: '00000000' } }, /float32/],
    [{ questions: [] }, /there is none/],
    [{ quantity: 'loss', questions: [{ problem: { logits: [[1]] } }] }, /quantity/],
    [{ logits: [[1]], axis: 4 }, /axis/],
  ])('that makes no sense is one clear line: %j', (value, message) => {
    expect(() => read(value)).toThrow(UsageError);
    expect(() => read(value)).toThrow(message);
  });

  it('has to be JSON', () => {
    expect(() => readCases('case.json', '{')).toThrow(/^case\.json: not JSON/);
  });
});
