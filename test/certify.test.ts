import { describe, expect, it } from 'vitest';
import { certify } from '../src/certify.ts';
import { UsageError } from '../src/contract/errors.ts';
import { embedded } from '../src/embedded.ts';
import { plan } from '../src/runner/plan.ts';
import { suite } from '../src/suite.ts';
import { doubling, identity, toy } from './runner/toys.ts';

const toys = plan([toy()], 7, 'quick');

describe('certify', () => {
  it('says of a subject how good it is', async () => {
    const { result } = await certify(identity, { plan: toys });

    expect(result).toMatchObject({
      verdict: 'conforms',
      levels: { softmax: { float64: 'exact' } },
      subject: { name: 'toy', version: '1.0' },
      asked: 'stable',
      seed: 7,
      effort: 'quick',
    });
  });

  it('judges any number of subjects by one plan', async () => {
    const verdicts = [];
    for (const subject of [identity, doubling(), identity]) {
      verdicts.push((await certify(subject, { plan: toys })).result.verdict);
    }

    expect(verdicts).toEqual(['conforms', 'does-not-conform', 'conforms']);
  });

  it('asks for what is required, at the level that is wanted', async () => {
    const { result } = await certify(identity, {
      plan: toys,
      level: 'exact',
      require: ['softmax', 'cross_entropy'],
    });

    expect(result.verdict).toBe('does-not-conform');
    expect(result.summary).toBe('does not conform at exact: required and not claimed: cross_entropy');
  });

  it('refuses a requirement that names nothing', async () => {
    await expect(certify(identity, { plan: toys, require: ['loss'] })).rejects.toThrow('--require loss');
  });

  it.each([
    [{ effort: 'quik' }, /^effort: .*"quick", "standard", "exhaustive"/],
    [{ efort: 'quick' }, /^efort: there is no such setting; there are level, seed, effort, /],
    [{ seed: 'x' }, /^seed: /],
    [{ seed: -1 }, /^seed: /],
    [{ threads: 0 }, /^threads: /],
    [{ only: 'smoke' }, /^only: /],
    [{ level: 'good' }, /"good" is no level; the levels are /],
    [{ level: 1 }, /^level: it is no level/],
    [{ knownFailures: 'nope.json' }, /^knownFailures: .* and not its path$/],
  ])('refuses settings that there are none of: %j', async (settings, message) => {
    const asked = certify(identity, { plan: toys, ...settings } as never);
    await expect(asked).rejects.toThrow(UsageError);
    await expect(asked).rejects.toThrow(message);
  });

  it('derives a sample of what was expected again by the definition', async () => {
    const { audit } = (await certify(identity, { plan: toys })).result;

    expect(audit.audited).toBeGreaterThan(0);
    expect(audit.differing).toBe(0);
    expect((await certify(identity, { plan: toys })).result.audit).toEqual(audit);
  });

  it('knows nothing of the machine but what it is told', async () => {
    const told = { node: 'v20' };

    expect((await certify(identity, { plan: toys })).circumstances).toEqual({});
    expect((await certify(identity, { plan: toys, circumstances: () => told })).circumstances).toEqual(told);
  });
});

describe('the suite', () => {
  it('has a name of its own for each check', () => {
    const ids = suite.map(({ id }) => id);

    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has something to try of the embedded kernel in each check that it does not skip', () => {
    const { capabilities } = embedded();
    const outputs = { softmax: 'float64', log_softmax: 'float64', cross_entropy: 'float64' } as const;
    const draw = { seed: 1, effort: 'quick', dtype: 'float64', outputs, claims: capabilities } as const;

    for (const check of suite) {
      if (check.skip(capabilities, 'float64') === undefined)
        expect(check.size(draw), check.id).toBeGreaterThan(0);
    }
  });
});
