import { toJsonSchema } from '@valibot/to-json-schema';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { certifyShard } from '../../src/certify.ts';
import { shardJson } from '../../src/reports/shard-json.ts';
import { readShard, ShardText } from '../../src/reports/shard-text.ts';
import { plan } from '../../src/runner/plan.ts';
import { doubling, toy } from '../runner/toys.ts';

const FILE = new URL('../../spec/schemas/shard.schema.json', import.meta.url);
const { $schema, ...rest } = toJsonSchema(ShardText, { target: 'draft-2020-12', errorMode: 'ignore' });

// To write it anew: npx vitest run test/reports/shard-schema.test.ts --update
it('the schema of shards is the one that files are held to', async () => {
  const text = `${JSON.stringify({ $schema, title: 'A shard of a run of softproof certify', ...rest }, null, 2)}\n`;
  await expect(text).toMatchFileSnapshot(FILE.pathname);
});

it('a shard is as its schema has it', async () => {
  const shard = await certifyShard(doubling(), { index: 1, of: 2 }, { plan: plan([toy()], 7, 'quick') });
  const valid = new Ajv2020({ strict: false }).compile(JSON.parse(JSON.stringify(rest)));

  expect(valid(JSON.parse(shardJson(shard, {}))), JSON.stringify(valid.errors)).toBe(true);
});

it('what a file says is fit for a terminal', async () => {
  const shard = await certifyShard(doubling(), { index: 1, of: 2 }, { plan: plan([toy()], 7, 'quick') });
  const text = shardJson(shard, {}).replace('"name": "toy"', String.raw`"name": "to\u001b[2Jy\u202e\n"`);

  expect(readShard('x.json', text).shard.subject.name).toBe('to [2Jy ');
});

it.each([
  ['not JSON', '{', 'JSON'],
  ['a list', '[]', 'no shard of a run'],
  ['a report', '{"result": {}}', 'the report of a whole run'],
  ['half a shard', '{"shard": {"index": 1}}', 'shard.of'],
])('a file that is %s is no shard', (_, text, why) => {
  expect(() => readShard('x.json', text)).toThrow('x.json: ');
  expect(() => readShard('x.json', text)).toThrow(why);
});
