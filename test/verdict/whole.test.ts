import { describe, expect, it } from 'vitest';
import { certifyShard } from '../../src/certify.ts';
import type { Shard } from '../../src/contract/shard.ts';
import { plan } from '../../src/runner/plan.ts';
import { type Filed, requireWhole } from '../../src/verdict/whole.ts';
import { identity, subject, toy, value } from '../runner/toys.ts';

const toys = plan([toy()], 7, 'quick');
const [a, b, c] = (await Promise.all(
  [1, 2, 3].map(async (index) => ({
    path: `${index}.json`,
    shard: await certifyShard(identity, { index, of: 3 }, { plan: toys }),
  })),
)) as [Filed, Filed, Filed];

const other = (changes: Partial<Shard>): Filed => ({ path: 'other.json', shard: { ...b.shard, ...changes } });

describe('shards', () => {
  it('are a whole in whatever order they are named', () => {
    expect(requireWhole([c, a, b])).toEqual([a.shard, b.shard, c.shard]);
  });

  it.each<[string, readonly Filed[], string]>([
    ['none at all', [], 'name the files'],
    ['one missing', [a, c], 'shard 2/3 is missing: 1.json is 1/3, 3.json is 3/3; name all 3'],
    ['one twice', [a, b, c, other({})], '2.json and other.json: both are shard 2/3; name one of them'],
    [
      'another seed',
      [a, other({ seed: 8 })],
      '1.json and other.json: the seed is not the same: 7 and 8; merge',
    ],
    ['another effort', [a, other({ effort: 'standard' })], 'the effort is not the same: quick and standard'],
    [
      'another level',
      [a, other({ asked: { level: 'safe', except: [] } })],
      'the level is not the same: stable and safe',
    ],
    [
      'another subject',
      [a, other({ subject: { name: 'x\u0007y' } })],
      'the subject is not the same: toy 1.0 and x y',
    ],
    ['a choice of checks', [a, other({ only: ['toy'] })], 'the choice of checks is not the same; merge'],
    [
      'another number',
      [a, other({ share: { index: 2, of: 4 } })],
      'the number of shards is not the same: 3 and 4',
    ],
    [
      'cases left out',
      [a, other({ parts: b.shard.parts.map((part) => ({ ...part, stretches: [] })) }), c],
      'merge: of toy, softmax in float64, the shards do not tell of all ',
    ],
    ['other checks', [a, other({ parts: [] })], 'the list of checks is not the same; merge'],
    [
      'an older suite',
      [{ path: 'old.json', shard: { ...a.shard, suite: 'softproof 0.0.9' } }],
      'old.json: judged by softproof 0.0.9',
    ],
  ])('are no whole with %s', (_, filed, why) => {
    expect(() => requireWhole(filed)).toThrow(why);
  });

  it('are no whole where one claims more', async () => {
    const more = subject(({ problem }) => value([...problem.logits.values]), { dtypes: ['float32'] });
    const shard = await certifyShard(more, { index: 2, of: 3 }, { plan: toys });

    expect(() => requireWhole([a, { path: 'more.json', shard }])).toThrow(
      'what the subject claims is not the same',
    );
  });
});
