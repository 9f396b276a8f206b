import { describe, expect, it } from 'vitest';
import { barAt } from '../../src/contract/bar.ts';
import type { Finding } from '../../src/contract/report.ts';
import type { Share } from '../../src/contract/shard.ts';
import { join } from '../../src/runner/join.ts';
import { plan } from '../../src/runner/plan.ts';
import { run, runShare } from '../../src/runner/run.ts';
import type { Limits } from '../../src/subjects/limits.ts';
import { startProgram } from '../../src/subjects/program.ts';
import { question, toy } from '../runner/toys.ts';
import { running, SHORT, stage } from './stage.ts';

/** Three checks of forty cases; from the tenth on, or the fifth, or never, the numbers are large. */
const CHECKS = [
  toy({ id: 'late', size: () => 40, logits: (k) => [k < 10 ? 1 : 7 + k] }),
  toy({ id: 'early', size: () => 40, logits: (k) => [k < 5 ? 2 : 60 - k] }),
  toy({ id: 'never', size: () => 40, logits: () => [3] }),
];

async function certify(program: string, limits: Partial<Limits> = {}): Promise<Finding[]> {
  const { command, mark } = stage(program);
  const subject = await startProgram(command, { ...SHORT, restarts: 500, ...limits });
  const findings = await run(subject, plan(CHECKS, 1, 'quick'), 'stable').finally(() => subject.close());
  expect(running(mark)).toEqual([]);
  return findings;
}

describe('a program that crashes again and again', () => {
  const storm = certify('exits_at_large_numbers', { window: 64 });

  it('costs each check three cases, and leaves the others in peace', async () => {
    expect(await storm).toMatchObject([
      { check: 'late', status: 'broken', cause: 'crashed', cases: 13, compared: 10, unasked: 27 },
      { check: 'early', status: 'broken', cause: 'crashed', cases: 8, compared: 5, unasked: 32 },
      { check: 'never', status: 'pass', cases: 40, compared: 40 },
    ]);
  });

  it('is shown the smallest question that makes it crash, once for each way of crashing', async () => {
    const [late, early] = await storm;
    expect(late?.counterexample).toMatchObject({ case: 'toy 5', index: 10, questions: [question([5])] });
    expect(early?.counterexample).toMatchObject({ case: 'toy 5', index: 5, questions: [question([55])] });
  });

  it('has the same findings whatever the window', async () => {
    expect(await certify('exits_at_large_numbers', { window: 1 })).toEqual(await storm);
    expect(await certify('exits_at_large_numbers', { window: 5 })).toEqual(await storm);
  });

  it.each(['in_lists', 'and_tires'])(
    'has the same findings where it exits at large numbers %s',
    async (how) => {
      expect(await certify(`exits_at_large_numbers_${how}`, { window: 64 })).toEqual(await storm);
    },
  );

  it('takes few restarts', async () => {
    // One question breaks among others, five alone; then up to twenty more are asked to find the smallest.
    const findings = await certify('exits_at_large_numbers', { window: 64, restarts: 15 });
    expect(findings.map(({ status, cause }) => cause ?? status)).toEqual(['crashed', 'crashed', 'pass']);
  });
});

describe('a program that hangs again and again', () => {
  it('costs each check one case', async () => {
    const findings = await certify('hangs_at_large_numbers', { answerMs: 200, timeouts: 50 });
    expect(findings).toMatchObject([
      { check: 'late', status: 'broken', cause: 'timed-out', cases: 11, compared: 10, unasked: 29 },
      { check: 'early', status: 'broken', cause: 'timed-out', cases: 6, compared: 5, unasked: 34 },
      { check: 'never', status: 'pass', cases: 40, compared: 40 },
    ]);
  });
});

describe('a program that answers nothing', () => {
  const certifyShare = async (share: Share) => {
    const subject = await startProgram(stage('exits_at_every_question').command, SHORT);
    return runShare(subject, plan(CHECKS, 1, 'quick'), barAt('stable'), { share }).finally(() =>
      subject.close(),
    );
  };

  it('is given up after two restarts, with the cause, and says so in every finding', async () => {
    const findings = await certify('exits_at_every_question', { restarts: 2 });
    const reason =
      'given up: it answers nothing, not even the plainest question: it exited with status 1; its log: never';
    const broken = { status: 'broken', cause: 'crashed', reason, compared: 0 };
    expect(findings).toMatchObject([broken, broken, broken]);
    expect(findings[0]?.counterexample).toMatchObject({ index: 0, questions: [question([1])] });
  });

  it('has the same findings whatever the window, and in shards', async () => {
    const one = await certify('exits_at_every_question');
    expect(await certify('exits_at_every_question', { window: 64 })).toEqual(one);
    const shares = await Promise.all([1, 2].map((index) => certifyShare({ index, of: 2 })));
    expect(join(shares.map(({ parts }) => parts))).toEqual({ findings: one, certain: true });
  });
});
