import { describe, expect, it } from 'vitest';
import { junit } from '../../src/reports/junit.ts';
import { unreachable } from '../../src/verdict/result.ts';
import { breaking, failing, passing, report, skipping } from './sample.ts';

const text = junit(report([failing, passing, skipping, breaking]));

describe('the JUnit report', () => {
  it('is one suite for the verdict, then one a check', () => {
    const names = [...text.matchAll(/<testsuite name="([^"]*)"/g)].map(([, name]) => name);

    expect(names).toEqual([
      'verdict',
      'agreement',
      'loss-never-negative',
      'reductions-agree',
      'repeat-identical',
    ]);
  });

  it('counts failures, errors and skips', () => {
    expect(text).toContain('<testsuites name="softproof" tests="5" failures="2" errors="1" time="1.250">');
    expect(text).toContain(
      '<testsuite name="reductions-agree" tests="1" failures="0" errors="0" skipped="1">',
    );
  });

  it('says of each cell how it went', () => {
    expect(text).toContain(
      '<testcase name="cross_entropy in float64" classname="softproof.loss-never-negative"/>',
    );
    expect(text).toContain('<failure type="SCE-LOSS-VALUE" message="the loss has no right digit">');
    expect(text).toContain('<error type="crashed" message="signal 11"/>');
    expect(text).toContain('<skipped>does not claim reduction sum</skipped>');
  });

  it('names of what failing cases break that which the counterexample breaks', () => {
    const masked = { ...failing, requirements: ['SCE-LOSS-VALUE', 'SCE-MASK'] };

    expect(junit(report([masked]))).toContain('<failure type="SCE-LOSS-VALUE" message');
    const { counterexample: _, ...untold } = masked;
    expect(junit(report([untold]))).toContain('<failure type="SCE-LOSS-VALUE SCE-MASK" message');
  });

  it('tells a failure by its counterexample', () => {
    const counterexample = { ...failing.counterexample!, complaint: 'made <small>' };
    const xml = junit(report([{ ...failing, counterexample }]));

    expect(xml).toContain(
      [
        'message="made &lt;small&gt;">',
        'logits    0   600',
        'label     1',
        'element   cross_entropy',
        'answer    0',
        'exact     2.6503966e-261',
      ].join('\n'),
    );
    expect(xml).toContain('floats\n</failure></testcase>');
  });

  it('fails the verdict where the subject does not conform', () => {
    expect(text).toContain('<failure type="does-not-conform" message="does not conform at stable: ');
  });

  it('has an error for a subject that was never reached', () => {
    const terms = { seed: 1, effort: 'standard', asked: 'stable', required: [] } as const;
    const result = unreachable({ name: 'toy' }, 'no such file', terms);

    expect(junit({ result, circumstances: {} })).toContain(
      '<error type="no-verdict" message="no verdict: no such file"/>',
    );
  });

  it('has a name of its own for each suite and each case', () => {
    const own = (pattern: RegExp) => {
      const names = [...text.matchAll(pattern)].map(([, name]) => name);
      expect(new Set(names).size).toBe(names.length);
    };

    own(/<testsuite name="([^"]*)"/g);
    own(/<testcase (name="[^"]*" classname="[^"]*")/g);
  });

  it('has names without a seed in them', () => {
    const { result, circumstances } = report([failing]);
    const names = (xml: string) => xml.match(/name="[^"]*"/g);

    expect(names(junit({ result: { ...result, seed: 99 }, circumstances }))).toEqual(
      names(junit(report([failing]))),
    );
  });

  it('escapes markup, and strips what XML cannot hold', () => {
    const reason = `a <b> & "c"\n\u0000\u001b[31m\ud800\ufffe 😀`;

    expect(junit(report([{ ...breaking, reason }]))).toContain(
      'message="a &lt;b&gt; &amp; &quot;c&quot;&#10;??[31m?? 😀"',
    );
  });
});
