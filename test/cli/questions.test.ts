import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type } from './terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'softproof-questions-'));
const adapter = fileURLToPath(new URL('../../conformance/adapters/python/adapter.py', import.meta.url));
const naive = fileURLToPath(new URL('../../conformance/adapters/python/naive.py', import.meta.url));
const at = (name: string) => join(folder, name);

/** The file that a program makes of a file. */
function answer(program: string, from: string, to: string) {
  const { stdout } = spawnSync('python3', [program], { input: readFileSync(at(from)), maxBuffer: 1 << 28 });
  writeFileSync(at(to), stdout);
}

async function result(...words: string[]) {
  const report = at(`${words.length}.json`);
  const { code, err } = await type(['certify', '--effort', 'quick', '--report', `json=${report}`, ...words]);
  return { code, err, result: JSON.parse(readFileSync(report, 'utf8')).result };
}

describe('softproof questions', () => {
  it('asks on file what certify asks, for the same result', async () => {
    const { code, out } = await type([
      ...['questions', '--effort', 'quick', '--out', at('q.jsonl')],
      ...['--', 'python3', adapter],
    ]);
    expect([code, out]).toEqual([0, expect.stringMatching(/^\d+ questions written to /)]);
    answer(adapter, 'q.jsonl', 'a.jsonl');

    const onFile = await result('--answers', at('a.jsonl'));
    const overPipes = await result('--', 'python3', adapter);
    expect(onFile).toEqual(overPipes);
    expect(onFile.result.verdict).toBe('conforms');
  });

  it('finds on file what is wrong', async () => {
    answer(naive, 'q.jsonl', 'wrong.jsonl');

    expect(await result('--answers', at('wrong.jsonl'))).toMatchObject({
      code: 1,
      result: { verdict: 'does-not-conform' },
    });
  });

  it('gives no verdict on answers to other questions', async () => {
    const { code, out } = await type([
      'certify',
      '--effort',
      'quick',
      '--seed',
      '2',
      '--answers',
      at('a.jsonl'),
    ]);

    expect([code, out.split('\n')[0]]).toEqual([3, expect.stringContaining('the file has no answer to it')]);
  });

  it('takes claims from a file, and writes to the standard output', async () => {
    const claims = {
      name: 'queue',
      protocol: 1,
      capabilities: { quantities: ['softmax'], dtypes: ['float32'] },
    };
    writeFileSync(at('claims.json'), JSON.stringify(claims));
    const { code, out } = await type([
      ...['questions', '--effort', 'quick', '--claims', at('claims.json'), '--out', '-'],
    ]);
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));

    expect(code).toBe(0);
    expect([lines[0].cmd, lines.at(-1).cmd]).toEqual(['start', 'stop']);
    for (const { quantities, problem } of lines.slice(1, -1)) {
      expect([quantities, problem.logits.dtype]).toEqual([['softmax'], 'float32']);
    }
  });

  it.each([
    [['questions', '--out', '-'], 'name a module, a program after --, --page or --claims; one of them'],
    [['questions', '--out', '-', '--claims', at('none.json')], 'none.json: cannot be read'],
    [['certify', '--answers', at('none.jsonl')], 'none.jsonl: cannot be read'],
    [
      ['certify', '--answers', 'a', '--', 'b'],
      'name a module, a program after --, --answers or --page; one of them',
    ],
  ])('says what is amiss in %j', async (words, message) => {
    const { code, err } = await type(words);

    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
    expect(err.split('\n')).toHaveLength(2);
  });
});
