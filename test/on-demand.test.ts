import { expect, it } from 'vitest';
import * as whole from '../src/certify.ts';
import * as one from '../src/judge.ts';
import { certify, certifyShard, judge, loadSuite, mergeShards } from '../src/on-demand.ts';
import { plan } from '../src/runner/plan.ts';
import { suite } from '../src/suite.ts';
import { identity, toy } from './runner/toys.ts';

it('certifies, and has all checks, as what it loads', async () => {
  const settings = { plan: plan([toy()], 7, 'quick') };

  expect(await certify(identity, settings)).toEqual(await whole.certify(identity, settings));
  expect(await loadSuite()).toBe(suite);
  expect(await judge({ logits: [[0, 0]] }, 'softmax', [0.5, 0.5])).toEqual(
    one.judge({ logits: [[0, 0]] }, 'softmax', [0.5, 0.5]),
  );
});

it('certifies plain functions, as a whole and by shards', async () => {
  const softmax = (logits: Float64Array) => logits;
  const settings = { effort: 'quick', only: ['smoke'] } as const;
  const { result } = await certify({ softmax }, settings);
  const shards = [1, 2].map((index) => certifyShard({ softmax }, { index, of: 2 }, settings));

  expect(result.findings.find(({ status }) => status === 'fail')).toMatchObject({ quantity: 'softmax' });
  expect(await mergeShards(await Promise.all(shards))).toEqual(result);
});
