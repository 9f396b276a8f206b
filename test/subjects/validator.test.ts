import { describe, expect, it } from 'vitest';
import { writeQuestion, writeRun } from '../../src/subjects/question-text.ts';
import { Validator } from '../../src/subjects/validator.ts';
import { plain } from './samples.ts';

const HELLO = { name: 'x', protocol: 1, capabilities: { quantities: ['softmax', 'cross_entropy'] } };
const bits = '3ff0000000000000';
const loss = { value: { dtype: 'float64', shape: [], bits } };
const [rows = 1, classes = 1] = plain.logits.shape;
const softmax = { value: { dtype: 'float64', shape: [rows, classes], bits: bits.repeat(rows * classes) } };
const fine = { id: 1, answers: { softmax, cross_entropy: loss } };

/** What is wrong with these lines, each an answer to the start message or to questions 1, 2 and 3. */
function complaints(...lines: readonly unknown[]): readonly string[] {
  const validator = new Validator();
  validator.started();
  const runs = [1, 2, 3].map((id) =>
    writeQuestion(id, { problem: plain, quantities: ['softmax', 'cross_entropy'] }),
  );
  validator.sent(writeRun(runs));
  for (const line of lines) validator.heard(typeof line === 'string' ? line : JSON.stringify(line));
  return validator.complaints.map(({ line, what }) => `${line}: ${what}`);
}

describe('the validator', () => {
  it('has nothing to say of what is right', () => {
    expect(
      complaints(HELLO, fine, {
        replies: [
          { ...fine, id: 3 },
          { ...fine, id: 2 },
        ],
      }),
    ).toEqual([]);
    expect(
      complaints(HELLO, { id: 1, answers: { softmax: { refused: 'no' }, cross_entropy: loss } }),
    ).toEqual([]);
  });

  it.each<[string, readonly unknown[], RegExp]>([
    ['JSON', ['hello'], /^1: .*not JSON/],
    ['a greeting', [{ name: 'x' }], /^1: .*protocol: it is missing/],
    [
      'a claim',
      [{ ...HELLO, capabilities: { dtype: [] } }],
      /^1: .*capabilities\.dtype: there is no such field/,
    ],
    [
      'a limit',
      [{ ...HELLO, capabilities: { limits: { windows: 1 } } }],
      /limits\.windows: there is no such field/,
    ],
    ['a field of the greeting', [{ ...HELLO, vesion: '1' }], /^1: vesion: nobody knows this field/],
    ['an id', [HELLO, { answers: {} }], /^2: id: nothing is no question under way$/],
    ['an id that was asked', [HELLO, { ...fine, id: 9 }], /^2: id: 9 is no question under way$/],
    ['an id that is open', [HELLO, fine, fine], /^3: id: 1 is no question under way$/],
    [
      'a kind of answer',
      [HELLO, { id: 1, answers: { softmax: { valeu: 1 }, cross_entropy: loss } }],
      /^2: answers\.softmax: none of value, refused and unsupported, but valeu$/,
    ],
    ['all answers', [HELLO, { id: 1, answers: { softmax } }], /^2: answers\.cross_entropy: no answer$/],
    [
      'answers that were asked for',
      [HELLO, { id: 1, answers: { ...fine.answers, log_softmax: softmax } }],
      /^2: answers\.log_softmax: nobody knows this field, or asked for it$/,
    ],
    [
      'the shape asked for',
      [HELLO, { id: 1, answers: { softmax: loss, cross_entropy: loss } }],
      /^2: answers\.softmax\.value\.shape: \[\], where \[\d, \d\] was asked$/,
    ],
    [
      'bits of that shape',
      [HELLO, { id: 1, answers: { softmax, cross_entropy: { value: { ...loss.value, bits: '3f' } } } }],
      /^2: answers\.cross_entropy\.value\.bits: .*16 hexadecimal digits, not 2$/,
    ],
    [
      'a word of the protocol',
      [HELLO, { ...fine, wrote_to_input: 'no' }],
      /^2: wrote_to_input: "no" is not true/,
    ],
    ['a list', [HELLO, { replies: {} }], /^2: it wrote "replies" that are no list/],
  ])('names the line and the field that is not %s', (_, lines, complaint) => {
    expect(complaints(...lines)).toEqual([expect.stringMatching(complaint)]);
  });

  it('counts the questions that are left when it is lost, unless a line said why', () => {
    const validator = new Validator();
    validator.started();
    validator.heard(JSON.stringify(HELLO));
    validator.sent(writeRun([writeQuestion(1, { problem: plain, quantities: ['softmax'] })]));
    validator.lost('it exited with status 1');
    validator.lost('it exited with status 1');

    expect(validator.complaints).toEqual([
      { line: 1, what: '1 questions are not answered: it exited with status 1' },
    ]);
  });
});
