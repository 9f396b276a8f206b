import { describe, expect, it } from 'vitest';
import type { Question } from '../../src/contract/question.ts';
import { tensor } from '../../src/numeric/tensor.ts';
import { answersFrom } from '../../src/subjects/answers.ts';
import { recorder } from '../../src/subjects/recorder.ts';

const HELLO = '{"name":"me","protocol":1,"capabilities":{"quantities":["softmax"]}}\n';

function question(...logits: number[]): Question {
  const problem = { logits: tensor('float64', [1, logits.length], logits), reduction: 'mean' } as const;
  return { problem, quantities: ['softmax'] };
}

/** The file that an adapter makes of questions, which are 1 and 0 whatever they are. */
async function answered(questions: readonly Question[]): Promise<string[]> {
  const lines: string[] = [];
  const { identity, capabilities } = await subject(HELLO);
  const record = recorder({ identity, capabilities }, 'softproof', (line) => lines.push(line));
  await record.ask(questions);
  await record.close();
  return lines.map((line) => {
    const { cmd, id } = JSON.parse(line);
    const value = { dtype: 'float64', shape: [1, 2], bits: '3ff00000000000000000000000000000' };
    return { start: HELLO, run: `${JSON.stringify({ id, answers: { softmax: { value } } })}\n`, stop: '' }[
      cmd as 'start' | 'run' | 'stop'
    ];
  });
}

function subject(...chunks: string[]) {
  return answersFrom(
    'a.jsonl',
    (async function* () {
      for (const chunk of chunks) yield Buffer.from(chunk);
    })(),
  );
}

const kinds = async (lines: string[], ...questions: Question[]) => {
  const replies = await (await subject(...lines)).ask(questions);
  return replies.map(({ answers: { softmax } }) => softmax);
};

describe('answers on file', () => {
  it('are those of the adapter that wrote them', async () => {
    const { identity, capabilities, interactive } = await subject(HELLO);

    expect(identity).toEqual({ name: 'me' });
    expect(capabilities.cells).toEqual([{ quantity: 'softmax', dtype: 'float64', output: 'float64' }]);
    expect(interactive).toBe(false);
  });

  it('find their questions, in whatever order both come', async () => {
    const [one, two] = [question(1, 0), question(2, 0)];
    const [hello, first, second] = await answered([one, two]);

    for (const order of [
      [first!, second!],
      [second!, first!],
    ]) {
      for (const asked of [
        [one, two],
        [two, one],
      ]) {
        expect(await kinds([hello!, ...order], ...asked)).toEqual([
          { kind: 'value', values: Float64Array.of(1, 0) },
          { kind: 'value', values: Float64Array.of(1, 0) },
        ]);
      }
    }
  });

  it('are two where the same was asked twice', async () => {
    const lines = await answered([question(1, 0), question(1, 0)]);

    expect(new Set(lines).size).toBe(4);
    expect(await kinds(lines, question(1, 0), question(1, 0))).toHaveLength(2);
  });

  it('have an id that a number of JSON can hold', async () => {
    const [, line] = await answered([question(1, 0)]);

    expect(Number.isSafeInteger(JSON.parse(line!).id)).toBe(true);
  });

  it('break where one is missing', async () => {
    const lines = await answered([question(1, 0)]);

    expect(await kinds(lines, question(3, 0))).toEqual([
      { kind: 'broken', cause: 'protocol', reason: expect.stringMatching(/no answer to it: .*seed/) },
    ]);
  });

  it('break where there are two to one question', async () => {
    const [hello, line] = await answered([question(1, 0)]);

    expect(await kinds([hello!, line!, line!], question(1, 0))).toEqual([
      { kind: 'broken', cause: 'protocol', reason: 'the file answers it twice' },
    ]);
  });

  it('may lack the newline at their end', async () => {
    const lines = await answered([question(1, 0)]);

    expect(await kinds([lines.join('').trimEnd()], question(1, 0))).toMatchObject([{ kind: 'value' }]);
  });

  it.each([
    ['nothing', '', 'a.jsonl: it is empty'],
    ['no introduction', '{"id":1}\n', 'a.jsonl: line 1: its answer to the start message makes no sense'],
    ['half a line at the end', `${HELLO}{"id":1,"answ`, 'a.jsonl: line 2: the file ends in the middle of it'],
    ['half a line', `${HELLO}{"id":1,"answ\n`, 'a.jsonl: line 2: it wrote a line that is not JSON'],
    ['other words at the end', `${HELLO}done`, 'a.jsonl: line 2: it wrote a line that is not JSON'],
    ['no id', `${HELLO}{}\n`, 'a.jsonl: line 2: it is a message without the id of a question'],
  ])('are refused with the line where they hold %s', async (_, text, message) => {
    await expect(subject(text)).rejects.toThrow(message);
  });
});
