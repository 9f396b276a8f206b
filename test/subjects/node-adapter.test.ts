import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { adapt } from '../../src/subjects/node-adapter.ts';
import { writeQuestion } from '../../src/subjects/question-text.ts';
import { plain } from './samples.ts';

const EXAMPLE = fileURLToPath(
  new URL('../../conformance/adapters/javascript/my-softmax.mjs', import.meta.url),
);

/** What the adapter answers to these messages. */
async function converse(...messages: readonly object[]): Promise<readonly unknown[]> {
  async function* lines() {
    for (const message of messages) yield Buffer.from(`${JSON.stringify(message)}\n`);
  }
  const answers: unknown[] = [];
  await adapt(EXAMPLE, lines(), (text) => answers.push(JSON.parse(text)));
  return answers;
}

describe('the Node adapter', () => {
  it('says who it is and what it claims', async () => {
    expect(await converse({ cmd: 'start', protocol: 1, suite: 'test' })).toEqual([
      {
        name: 'textbook JavaScript',
        version: '1',
        protocol: 1,
        capabilities: { quantities: ['softmax', 'log_softmax', 'cross_entropy', 'cross_entropy_grad'] },
      },
    ]);
  });

  it('answers questions until it is stopped', async () => {
    const run = (id: number) => writeQuestion(id, { problem: plain, quantities: ['softmax'] });
    const answers = await converse(run(1), run(2), { cmd: 'stop' }, run(3));
    expect(answers).toMatchObject([{ id: 1 }, { id: 2 }]);
  });

  it('does not know what else there may be', async () => {
    await expect(converse({ cmd: 'pause' })).rejects.toThrow(RangeError);
  });
});
