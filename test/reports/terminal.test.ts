import { describe, expect, it } from 'vitest';
import type { Held } from '../../src/contract/level.ts';
import { terminal } from '../../src/reports/terminal.ts';
import { breaking, failing, knowing, passing, report, skipping } from './sample.ts';

const lines = (text: string) => text.split('\n').map((line) => line.trimEnd());

describe('the report for people', () => {
  it('starts with the verdict', () => {
    expect(lines(terminal(report([passing]), false))[0]).toBe(
      '✔ conforms at stable: cross_entropy in float64; ' +
        'not claimed: softmax, log_softmax, cross_entropy_grad, float32, float16, bfloat16',
    );
  });

  it('has a row for each cell, with what holds it down', () => {
    const text = terminal(report([failing, passing]), false);

    expect(lines(text)).toContain('  cross_entropy   float64   none    4.5e15 ulp    20         agreement');
  });

  it('says why an error may be astronomical beside a level that forgives it', () => {
    const shown = (level: Held, ulp: number) => {
      const found = { ...failing, status: 'pass', level, worst: { ...failing.worst!, ulp } } as const;
      return lines(terminal(report([found, passing]), false)).join(' ');
    };
    expect(shown('stable', 4.5e15)).toMatch(/ 4\.5e15 ulp, and yet stable: .* asks for +--level accurate\./);
    expect(shown('safe', 4.5e15)).toContain(' 4.5e15 ulp, and yet safe: ');
    for (const text of [shown('accurate', 4.5e15), shown('none', 4.5e15), shown('stable', 450)])
      expect(text).not.toContain('and yet');
  });

  it('says nothing of masks where the case has none', () => {
    const masked = { ...failing, requirements: ['SCE-LOSS-VALUE', 'SCE-MASK'] };

    expect(terminal(report([masked]), false)).not.toContain('SCE-MASK');
  });

  it('gives no figure for a gradient that is measured at its larger part', () => {
    const quantity = 'cross_entropy_grad' as const;
    const dense = {
      ...failing,
      quantity,
      option: 'probabilities',
      level: 'accurate' as const,
      status: 'pass' as const,
    };
    const { result, circumstances } = report([passing, dense]);
    const claimed = [{ quantity, dtype: 'float64', output: 'float64' }] as const;
    const text = lines(terminal({ result: { ...result, claimed }, circumstances }, false));

    expect(text).toContainEqual(
      expect.stringMatching(/^ {2}cross_entropy_grad {3}float64 {3}accurate {3}\* /),
    );
    expect(text).toContainEqual(expect.stringMatching(/^ {2}\* The levels of such a gradient, tau P - T,/));
    expect(text.join()).not.toContain('ulp');
  });

  it('tells a failure by its counterexample, digit by digit', () => {
    const text = lines(terminal(report([failing]), false));
    const from = text.findIndex((line) => line.startsWith('✘ agreement'));

    expect(text.slice(from, from + 12)).toEqual([
      '✘ agreement: cross_entropy in float64 holds at no level',
      '  The loss is the true one. Catches a loss that loses its digits.',
      '  SCE-LOSS-VALUE; softproof explain agreement',
      '  the loss has no right digit',
      '',
      '    logits    0   600',
      '    label     1',
      '    element   cross_entropy',
      '    answer    0',
      '    exact     2.6503966e-261, rounded',
      '              ~~~~~~~~~~~~~~',
      '    error     4.5e15 floats',
    ]);
  });

  it('has the true value digit by digit where that is known', () => {
    const { counterexample } = failing;
    const digits = { text: '5.15625001e-1', rest: 1 } as const;
    const element = { ...counterexample!.element!, answer: 0.5, correct: 0.515625, digits };
    const told = { ...failing, counterexample: { ...counterexample!, element } };
    const text = lines(terminal(report([told]), false));
    const from = text.indexOf('    answer    0.500000000');

    expect(text.slice(from + 1, from + 3)).toEqual([
      '    exact     0.515625001, a little more',
      '                 ~~~~~~~~',
    ]);
  });

  it('names further failures of a cell without telling them', () => {
    const text = terminal(report([failing, { ...failing, check: 'one-hot-equals-index' }]), false);

    expect(lines(text)).toContain('✘ also cross_entropy in float64: one-hot-equals-index');
  });

  it('says what broke, each reason once', () => {
    const text = terminal(report([breaking, { ...breaking, check: 'agreement' }]), false);

    expect(text).toContain(
      '? crashed: signal 11\n  at repeat-identical: cross_entropy in float64, and 1 more',
    );
    expect(text.match(/signal 11/g)).toHaveLength(2);
  });

  it('counts what was skipped by its reason', () => {
    const other = { ...skipping, check: 'rows-independent', reason: 'does not claim softmax' };
    const vectors = { ...skipping, check: 'vectors/exact-ties', reason: 'has no vectors in float64' };
    const text = terminal(report([passing, skipping, other, vectors]), false);

    expect(text).toContain('checks skipped: 1 (does not claim reduction sum), 1 (does not claim softmax)\n');
    expect(text).not.toContain('has no vectors');
  });

  it.each([
    ['SCE-ACCEPTS', '✘ refused what must be answered: cross_entropy in float64'],
    ['SCE-SHAPE', '✘ answered in another shape: cross_entropy in float64'],
  ])('tells %s once, whichever laws asked', (id, headline) => {
    const refused = { ...failing, check: 'input-untouched', requirements: [id] };
    const text = terminal(report([refused, { ...refused, check: 'agreement' }, failing]), false);
    const from = lines(text).indexOf(headline);

    expect(lines(text).slice(from, from + 4)).toEqual([
      headline,
      '  asked by input-untouched, agreement',
      `  ${id}; softproof explain ${id}`,
      '  the loss has no right digit',
    ]);
    expect(lines(text)).toContain('✘ agreement: cross_entropy in float64 holds at no level');
    expect(text).not.toContain('✘ input-untouched');
  });

  it('says where another run may find otherwise, and nothing else of it', () => {
    const slow = report([{ ...breaking, cause: 'timed-out' }]);

    expect(terminal(slow, false)).toContain('\nnot reproducible: a time limit had a part, one question');
    expect(terminal(report([breaking]), false)).not.toContain('reproducible');
  });

  it('says why failures are accepted, and lets the reason move no cursor', () => {
    const known = { ...knowing, known: { reason: 'a\u001b[2J\nb' } };
    expect(lines(terminal(report([passing, known]), false))).toContain('  a [2J b');
  });

  it('has colours only where they are wanted', () => {
    expect(terminal(report([failing, passing]), true)).toContain('\x1b[31m');
    expect(terminal(report([failing, passing]), false)).not.toContain('\x1b');
  });

  it('shows only a corner of large matrices', async () => {
    const { tensor } = await import('../../src/numeric/tensor.ts');
    const problem = {
      logits: tensor('float64', [20, 30], new Float64Array(600)),
      reduction: 'mean',
    } as const;
    const { counterexample } = failing;
    const large = { ...counterexample!, questions: [{ problem, quantities: ['cross_entropy'] as const }] };
    const text = terminal(report([{ ...failing, counterexample: large }]), false);

    expect(text).toContain('… 30 in all');
    expect(text).toContain('… 20 rows in all');
  });
});
