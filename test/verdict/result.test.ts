import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/contract/report.ts';
import type { Cell, SizeLimits } from '../../src/contract/subject.ts';
import { readRequirement } from '../../src/verdict/require.ts';
import { resultOf, unreachable } from '../../src/verdict/result.ts';
import { broken, cell, failed, finding, skipped } from './toys.ts';

const softmax = cell('softmax');

/** The result for a subject that takes problems within these limits. */
function within(limits: SizeLimits, findings: readonly Finding[]) {
  const terms = { seed: 1, effort: 'standard', asked: 'stable', required: [], limits } as const;
  return resultOf({ name: 'toy' }, [softmax], findings, terms);
}

function judge(findings: readonly Finding[], claimed: readonly Cell[] = [softmax], required: string[] = []) {
  const terms = {
    seed: 1,
    effort: 'standard',
    asked: 'stable',
    required: required.map(readRequirement),
  } as const;
  return resultOf({ name: 'toy' }, claimed, findings, terms);
}

describe('the verdict', () => {
  it('is conforms where all that was compared passes', () => {
    const { verdict, summary, levels } = judge([finding()]);

    expect(verdict).toBe('conforms');
    expect(summary).toBe(
      'conforms at stable: softmax in float64; ' +
        'not claimed: log_softmax, cross_entropy, cross_entropy_grad, float32, float16, bfloat16',
    );
    expect(levels).toEqual({ softmax: { float64: 'faithful' } });
  });

  it('is no-verdict where what was expected is wrong, whatever was found', () => {
    const terms = { seed: 1, effort: 'standard', asked: 'stable', required: [] } as const;
    const audit = { audited: 500, differing: 2 };
    const { verdict, summary } = resultOf({ name: 'toy' }, [softmax], [failed], terms, audit);

    expect(verdict).toBe('no-verdict');
    expect(summary).toBe('no verdict: our-bug: of 500 expected values 2 differ from the definition');
  });

  it('says where answers are coarser than their logits', () => {
    const { summary } = judge([finding()], [{ ...softmax, output: 'bfloat16' }]);

    expect(summary).toMatch(
      /^conforms at stable: softmax in float64; answered in bfloat16: softmax in float64; not/,
    );
  });

  it('says what was asked of exceptions that are claimed, and nothing of others', () => {
    const except = [
      { quantity: 'softmax', level: 'accurate' },
      { quantity: 'softmax', dtype: 'float16', level: 'safe' },
      { quantity: 'log_softmax', level: 'safe' },
    ] as const;
    const asked = { level: 'stable', except } as const;
    const terms = { seed: 1, effort: 'standard', asked, required: [] } as const;
    const { summary } = resultOf({ name: 'toy' }, [softmax], [finding()], terms);

    expect(summary).toMatch(/^conforms at stable \(softmax at accurate\): softmax in float64; not claimed/);
  });

  it('is does-not-conform after one failure', () => {
    const { verdict, summary } = judge([finding(), failed]);

    expect(verdict).toBe('does-not-conform');
    expect(summary).toBe('does not conform at stable: softmax in float64 by agreement');
  });

  it('lets a failure outweigh what broke', () => {
    expect(judge([broken, failed]).verdict).toBe('does-not-conform');
  });

  it('is missing where a claimed cell broke', () => {
    const { verdict, summary } = judge([finding(), broken]);

    expect(verdict).toBe('no-verdict');
    expect(summary).toBe('no verdict: crashed at agreement, softmax in float64: signal 11');
  });

  it('is missing where nothing is claimed', () => {
    expect(judge([], [])).toMatchObject({ verdict: 'no-verdict', summary: 'no verdict: nothing is claimed' });
  });

  it('is missing where nothing was compared', () => {
    expect(judge([skipped])).toMatchObject({
      verdict: 'no-verdict',
      summary: 'no verdict: nothing was compared',
      levels: { softmax: { float64: 'unknown' } },
    });
  });

  it('names what is claimed and was not judged', () => {
    const { verdict, summary } = judge([finding()], [softmax, cell('cross_entropy')]);

    expect(verdict).toBe('conforms');
    expect(summary).toContain(
      'conforms at stable: softmax in float64; not judged: cross_entropy in float64;',
    );
  });

  it('is missing, with the reason, where the subject was never reached', () => {
    const terms = { seed: 1, effort: 'standard', asked: 'stable', required: [] } as const;
    const { verdict, summary } = unreachable({ name: 'toy' }, 'spawn python4 ENOENT', terms);

    expect([verdict, summary]).toEqual(['no-verdict', 'no verdict: spawn python4 ENOENT']);
  });

  it('is not reproducible where a time limit had a part in it', () => {
    expect(judge([finding()]).reproducible).toBe(true);
    expect(judge([{ ...broken, cause: 'timed-out' }]).reproducible).toBe(false);
  });

  it('is not reproducible where one question had two answers', () => {
    const requirements = ['SCE-REPEATABLE'];
    expect(judge([finding({ requirements })]).reproducible).toBe(true);
    expect(judge([{ ...failed, requirements }]).reproducible).toBe(false);
  });
});

describe('a subject that takes problems within limits only', () => {
  it('conforms up to so many logits, and the verdict says how much was left out', () => {
    const { verdict, summary } = within({ elements: 64 }, [
      finding({ cases: 30, beyond: 10 }),
      finding({ cases: 59 }),
    ]);

    expect(verdict).toBe('conforms');
    expect(summary).toMatch(
      /^conforms at stable: softmax in float64; up to 64 logits a question, which leaves out 11 % of the cases; not/,
    );
  });

  it('or from so many classes on, and the verdict says that too', () => {
    const { summary } = within({ leastClasses: 2 }, [finding({ cases: 9, beyond: 1 })]);

    expect(summary).toContain('; 2 classes at least, which leaves out 10 % of the cases;');
  });

  it('needs no word where nothing was left out', () => {
    expect(within({ elements: 64 }, [finding()]).summary).not.toContain('logits a question');
  });

  it('has no verdict where next to nothing can go wrong', () => {
    const { verdict, summary } = within({ elements: 15 }, [finding({ beyond: 1 })]);

    expect(verdict).toBe('no-verdict');
    expect(summary).toBe('no verdict: only questions of up to 15 logits are taken, and conformance takes 16');
    expect(within({ elements: 16 }, [finding()]).verdict).toBe('conforms');
  });

  it('fails all the same where it fails', () => {
    expect(within({ elements: 1 }, [failed]).verdict).toBe('does-not-conform');
  });
});

describe('what is required', () => {
  it('does not conform where it is not claimed', () => {
    const { verdict, summary } = judge([finding()], [softmax], ['cross_entropy', 'softmax:float32']);

    expect(verdict).toBe('does-not-conform');
    expect(summary).toBe(
      'does not conform at stable: required and not claimed: cross_entropy, softmax:float32',
    );
  });

  it('is met by a claim at any dtype, or at the one named', () => {
    expect(judge([finding()], [softmax], ['softmax', 'softmax:float64']).verdict).toBe('conforms');
  });

  it('is met by answers that lose nothing against the logits, or come in the dtype named', () => {
    const cell32 = { ...softmax, dtype: 'float32' } as const;
    const verdict = (cell: Cell, required: string) => judge([finding(cell)], [cell], [required]).verdict;

    expect(verdict({ ...cell32, output: 'float64' }, 'softmax:float32')).toBe('conforms');
    expect(verdict({ ...cell32, output: 'float16' }, 'softmax:float32')).toBe('does-not-conform');
    expect(verdict({ ...cell32, output: 'float16' }, 'softmax')).toBe('does-not-conform');
    expect(verdict({ ...cell32, output: 'float16' }, 'softmax:float32:float16')).toBe('conforms');
    expect(verdict({ ...cell32, output: 'float32' }, 'softmax:float32:float64')).toBe('does-not-conform');
    expect(verdict({ ...softmax, dtype: 'bfloat16', output: 'float16' }, 'softmax')).toBe('does-not-conform');
  });

  it('is named with the reason where it is claimed and not met', () => {
    const coarse = judge([finding()], [{ ...softmax, output: 'float32' }], ['softmax:float64']);
    const idle = judge(
      [finding(), { ...skipped, quantity: 'cross_entropy' }],
      [softmax, cell('cross_entropy')],
      ['cross_entropy'],
    );

    expect(coarse.summary).toContain('required and not claimed: softmax:float64 (answered in float32)');
    expect(idle.summary).toContain('required and not claimed: cross_entropy (not judged)');
  });

  it.each(['loss', 'softmax:double', 'softmax:float64:2', 'softmax:', 'softmax:float64:float64:', ''])(
    'is refused where it reads "%s"',
    (text) => {
      expect(() => readRequirement(text)).toThrow(/^--require/);
    },
  );
});

describe('the level of a cell', () => {
  it('is the lowest over its checks', () => {
    const findings = [
      finding({ level: 'exact' }),
      finding({ level: 'accurate' }),
      finding({ level: 'faithful' }),
    ];

    expect(judge(findings).levels.softmax?.float64).toBe('accurate');
  });

  it('is not lowered by what was skipped, broken or found elsewhere', () => {
    const elsewhere = finding({ quantity: 'cross_entropy', level: 'safe' });

    expect(judge([finding(), skipped, broken, elsewhere]).levels.softmax?.float64).toBe('faithful');
  });

  it('is not lowered by options, which have a table of their own', () => {
    const weighted = finding({ option: 'weights', level: 'stable' });
    const { levels, options } = judge([finding(), weighted]);

    expect(levels).toEqual({ softmax: { float64: 'faithful' } });
    expect(options).toEqual({ weights: { softmax: { float64: 'stable' } } });
  });

  it('has no table for an option that is not claimed', () => {
    expect(judge([finding(), { ...skipped, option: 'weights' }]).options).toEqual({});
  });
});
