import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/contract/report.ts';
import { json } from '../../src/reports/json.ts';
import { junit } from '../../src/reports/junit.ts';
import { dialects } from '../../src/reports/page/dialects.ts';
import { saved } from '../../src/reports/saved.ts';
import { terminal } from '../../src/reports/terminal.ts';
import { passing, report } from './sample.ts';

const { level: _, ...levelless } = passing;

function probed(dialect: NonNullable<Finding['dialect']>, rest: Partial<Finding> = {}): Finding {
  return { ...levelless, check: `dialect/${dialect.situation}`, kind: 'probe', dialect, ...rest };
}

describe('a dialect in the report', () => {
  it('is told in a line, what is declared apart from what is found', () => {
    const text = terminal(
      report([
        passing,
        probed({ situation: 'nan-logit', declared: 'nan', found: 'nan' }),
        probed({ situation: 'no-rows', found: 'zero' }),
        probed({ situation: 'no-rows', found: 'refused' }, { dtype: 'float32' }),
        probed(
          { situation: 'label-too-large', found: 'crashed' },
          { status: 'skip', cause: 'crashed', reason: 'signal 11' },
        ),
      ]),
      false,
    );
    expect(text).toContain('dialect, as declared: nan-logit: nan\n');
    expect(text).toContain(
      [
        'dialect, as found:',
        '    no-rows: zero (cross_entropy in float64), refused (cross_entropy in float32);',
        '    label-too-large: crashed\n',
      ].join('\n'),
    );
    expect(text).not.toContain('checks skipped');
  });

  it('leaves out what tells no outcomes apart: no probabilities, of a mean that nobody claims', () => {
    const findings = [
      probed({ situation: 'no-rows', found: 'nan or zero' }, { quantity: 'softmax' }),
      probed({ situation: 'all-rows-ignored', found: 'nan or nan-loss' }),
    ];
    const text = terminal(report([passing, ...findings]), false);
    expect(text).toContain('dialect, as found: all-rows-ignored: nan or nan-loss\n');
    expect(text).not.toContain('no-rows');
    const page = dialects(saved(report([passing, ...findings])).result)?.text;
    expect(page).toContain('nan or nan-loss');
    expect(page).not.toContain('no-rows');
  });

  it('says how to declare what the checks do not expect', () => {
    const text = terminal(report([passing, probed({ situation: 'weighted-mean', found: 'rows' })]), false);
    expect(text.replace(/\s+/g, ' ')).toContain(
      '! The mean of row losses with class weights is divided. By the number of rows that are not ignored. ' +
        'The checks expect otherwise; if it is meant, declare "dialect": {"weighted-mean": "rows"}, and this is what they expect.',
    );
  });

  it('says nothing of that where it is declared, or is what they expect', () => {
    const findings = [
      probed({ situation: 'weighted-mean', declared: 'rows', found: 'rows' }),
      probed({ situation: 'subnormals', found: 'kept' }),
    ];
    expect(terminal(report([passing, ...findings]), false)).not.toContain('!');
  });

  it('is told apart from a level where it fails', () => {
    const declared = probed(
      { situation: 'nan-logit', declared: 'nan' },
      { status: 'fail', reason: 'found zeros' },
    );
    const found = probed(
      { situation: 'no-rows' },
      { status: 'fail', reason: 'the answer is 7', quantity: 'softmax' },
    );
    const text = terminal(report([passing, declared, found]), false);
    expect(text).toContain('✘ dialect/nan-logit: cross_entropy in float64 is not nan, as declared');
    expect(text).toContain('✘ dialect/no-rows: softmax in float64 is nothing that is known');
  });

  it('stands in the JSON report, finding by finding', () => {
    const dialect = { situation: 'nan-logit', declared: 'nan', found: 'nan' } as const;
    const [, finding] = JSON.parse(json(report([passing, probed(dialect)]))).result.findings;
    expect(finding.dialect).toEqual(dialect);
  });

  it('fails no gate of JUnit by what broke where nothing was declared', () => {
    const text = junit(
      report([
        passing,
        probed(
          { situation: 'no-rows', found: 'crashed' },
          { status: 'skip', cause: 'crashed', reason: 'signal 11' },
        ),
      ]),
    );
    expect(text).toContain('<skipped>signal 11');
    expect(text).not.toContain('<error');
  });
});
