import { describe, expect, it } from 'vitest';
import type { Question, Reply } from '../../src/contract/question.ts';
import { presented } from '../../src/model/presented.ts';
import { encode } from '../../src/numeric/tensor.ts';
import { capabilitiesOf } from '../../src/subjects/capabilities.ts';
import { readReply, writeReply } from '../../src/subjects/reply-text.ts';
import { columns, plain } from './samples.ts';

const question: Question = { problem: plain, quantities: ['softmax', 'cross_entropy', 'cross_entropy_grad'] };
const claimed = capabilitiesOf({ quantities: [...question.quantities] });

const half = { dtype: 'float64', shape: [], bits: '3fe0000000000000' };
const readLoss = (said: unknown) => {
  const asked: Question = { problem: plain, quantities: ['cross_entropy'] };
  return readReply({ id: 1, answers: { cross_entropy: said } }, asked, claimed).answers.cross_entropy;
};

describe('a reply as text', () => {
  it('reads back as it was', () => {
    const reply: Reply = {
      answers: {
        softmax: {
          kind: 'value',
          values: Float64Array.of(0, 1, Number.NaN, -0, 5e-324, Number.POSITIVE_INFINITY),
        },
        cross_entropy: { kind: 'refused', reason: 'not today' },
        cross_entropy_grad: { kind: 'unsupported', reason: 'no such function' },
      },
      wroteToInput: true,
    };
    expect(readReply(writeReply(1, question, reply, claimed), question, claimed)).toEqual(reply);
  });

  it('has the shape of a tensor, and is read row by row', () => {
    const asked: Question = { problem: columns, quantities: ['softmax', 'cross_entropy'] };
    const reply: Reply = {
      answers: {
        softmax: { kind: 'value', values: columns.logits.values },
        cross_entropy: { kind: 'value', values: Float64Array.of(1, 2, 3) },
      },
    };
    const text = writeReply(1, asked, reply, claimed);
    const { logits } = presented(columns);
    expect(text.answers.softmax).toEqual({
      value: { dtype: 'float64', shape: [2, 3], bits: encode(logits) },
    });
    expect(text.answers.cross_entropy).toMatchObject({ value: { shape: [3] } });
    expect(readReply(text, asked, claimed)).toEqual(reply);
  });

  it('keeps an answer of the wrong length', () => {
    const values = Float64Array.of(1, 2, 3);
    const text = writeReply(1, question, { answers: { softmax: { kind: 'value', values } } }, claimed);
    expect(text.answers.softmax).toMatchObject({ value: { shape: [3] } });
    expect(readReply(text, question, claimed).answers.softmax).toEqual({ kind: 'value', values, shape: [3] });
  });

  it('has the dtype that was claimed', () => {
    const narrow = capabilitiesOf({
      quantities: ['cross_entropy'],
      outputs: { float64: { cross_entropy: 'float32' } },
    });
    const answers = { cross_entropy: { kind: 'value', values: Float64Array.of(0.5) } } as const;
    expect(writeReply(1, question, { answers }, narrow).answers.cross_entropy).toEqual({
      value: { dtype: 'float32', shape: [], bits: '3f000000' },
    });
  });

  it('gives a loss', () => {
    expect(readLoss({ value: half })).toEqual({ kind: 'value', values: Float64Array.of(0.5) });
    expect(readLoss({ value: { ...half, shape: [1] } })).toEqual(readLoss({ value: half }));
  });

  it('is fit to be shown', () => {
    expect(readLoss({ refused: 'no\n\u001b[1mno' })).toEqual({ kind: 'refused', reason: 'no [1mno' });
  });

  it.each([
    [undefined, /^cross_entropy: no answer$/],
    [0.5, /^cross_entropy: none of value, refused and unsupported, but 0\.5$/],
    [[0.5], /^cross_entropy: none of .*, but a list$/],
    [{}, /^cross_entropy: none of .*, but no field at all$/],
    [{ valeu: half }, /^cross_entropy: none of .*, but valeu$/],
    [{ refused: 7 }, /^cross_entropy\.refused: it must be a string, and is 7$/],
    [{ value: { ...half, dtype: 'float128' } }, /^cross_entropy\.value\.dtype: "float128" is none of /],
    [
      { value: { ...half, dtype: 'float16', bits: '3800' } },
      /^cross_entropy\.value\.dtype: float16 where float64 was claimed$/,
    ],
    [{ value: { ...half, shape: [-1] } }, /^cross_entropy\.value\.shape\.0: .* -1$/],
    [
      { value: { ...half, shape: [2] } },
      /^cross_entropy\.value\.bits: float64 of shape \[2\] takes 32 hexadecimal digits, not 16$/,
    ],
    [{ value: { ...half, bits: '3FE0000000000000' } }, /^cross_entropy\.value\.bits: .*lower-case/],
  ])('is broken where it is not what the protocol says: %j', (said, reason) => {
    const answer = { kind: 'broken', cause: 'protocol', reason: expect.stringMatching(reason) };
    expect(readLoss(said)).toEqual(answer);
  });
});
