import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { certify, certifyShard } from '../../src/certify.ts';
import type { Shard } from '../../src/contract/shard.ts';
import type { Subject } from '../../src/contract/subject.ts';
import { embedded } from '../../src/embedded.ts';
import { crossEntropy, crossEntropyGradient } from '../../src/kernel/cross-entropy.ts';
import { softmax } from '../../src/kernel/softmax.ts';
import { json } from '../../src/reports/json.ts';
import { shardJson } from '../../src/reports/shard-json.ts';
import { readShard } from '../../src/reports/shard-text.ts';
import { planOnce } from '../../src/runner/plan.ts';
import type { Settings } from '../../src/settings.ts';
import { inProcess } from '../../src/subjects/in-process.ts';
import { startModule } from '../../src/subjects/module.ts';
import { suite } from '../../src/suite.ts';
import { merge } from '../../src/verdict/merge.ts';
import { built } from '../build.ts';

const probes = suite.filter(({ kind }) => kind === 'probe').map(({ id }) => id);
const LAWS = [
  'smoke',
  'log-of-softmax',
  'input-untouched',
  'reductions-agree',
  'combined-options',
  ...probes,
];
const VECTORS = ['smoke', 'gap-sweep', 'row-widths', 'overflow-thresholds'].map((id) => `vectors/${id}`);
const ADAPTER = join(built(), 'subjects', 'node-adapter-main.js');
const brittle = fileURLToPath(new URL('../cli/subjects/brittle.mjs', import.meta.url));

/** The kernel with mistakes of several kinds, in a small world of its own. */
const moody = () =>
  inProcess(
    {
      capabilities: {
        dtypes: ['float64', 'float16'],
        outputs: { float16: { cross_entropy: 'float32' } },
        targets: ['index', 'probabilities'],
        reductions: ['mean', 'sum', 'none'],
        options: ['weights', 'ignore_index'],
        limits: { elements: 60, least_classes: 2 },
        dialect: { 'all-masked-row': 'zeros', 'nan-logit': 'nan' },
      },
      softmax: (x: Float64Array, rows: number, classes: number) =>
        softmax(x, rows, classes).map((p) => (classes === 4 ? p * (1 + 1e-9) : p)),
      crossEntropy: (...all: Parameters<typeof crossEntropy>) => {
        if (all[3] === 5) throw new Error('five is odd');
        return crossEntropy(...all);
      },
      crossEntropyGradient,
    },
    { name: 'moody' },
  );

/** What is written of a run, and read again, as between two machines. */
const sent = (shard: Shard): Shard => readShard('shard.json', shardJson(shard, {})).shard;

/** The text of the report of one run, and of so many shards of it. */
async function texts(
  open: () => Subject | Promise<Subject>,
  checks: readonly string[],
  shares: readonly number[],
  settings: Settings = {},
): Promise<readonly string[]> {
  const asked = {
    ...settings,
    plan: planOnce(
      suite.filter(({ id }) => checks.includes(id)),
      1,
      'quick',
    ),
  };
  const subject = await open();
  const { result } = await certify(subject, asked).finally(() => subject.close());
  const texts = [json({ result, circumstances: {} })];
  for (const of of shares) {
    const shards: Shard[] = [];
    for (let index = 1; index <= of; index++) {
      const one = await open();
      shards.push(sent(await certifyShard(one, { index, of }, asked).finally(() => one.close())));
    }
    texts.push(json({ result: merge(shards, { required: [] }), circumstances: {} }));
  }
  return texts;
}

describe('shards that were written and read again merge to the bytes of one run', () => {
  it('of the kernel', async () => {
    const [one, ...merged] = await texts(embedded, LAWS, [3]);

    for (const text of merged) expect(text).toBe(one);
    expect(one).toContain('"verdict": "conforms"');
  });

  it('of what fails in many ways, has limits and options, and declares a dialect', async () => {
    const [one, ...merged] = await texts(moody, [...LAWS, ...VECTORS], [2, 7], {
      level: 'stable,softmax:float16=safe',
    });

    for (const text of merged) expect(text).toBe(one);
    expect(one).toContain('five is odd');
    expect(one).toContain('"beyond"');
    expect(one).toContain('"verdict": "does-not-conform"');
  });

  it('of what crashes on some inputs, and is not asked everything', async () => {
    const [one, ...merged] = await texts(() => startModule(brittle, {}, '', ADAPTER), VECTORS.slice(2), [2]);

    for (const text of merged) expect(text).toBe(one);
    expect(one).toContain('"cause": "crashed"');
    expect(one).toContain('"unasked"');
    expect(one).toContain('"status": "fail"');
  });
});
