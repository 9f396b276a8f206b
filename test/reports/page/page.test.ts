import { describe, expect, it } from 'vitest';
import { readCases } from '../../../src/cases/read-cases.ts';
import { loadBook } from '../../../src/cli/book.ts';
import type { Finding } from '../../../src/contract/report.ts';
import { page } from '../../../src/reports/page/page.ts';
import { saved } from '../../../src/reports/saved.ts';
import { breaking, failing, knowing, passing, report, skipping } from '../sample.ts';

const book = loadBook();
const pageOf = (...findings: Finding[]) => page(saved(report(findings)), book);
const titles = (text: string) => [...text.matchAll(/<h2 id="[^"]*">([^<]*)/g)].map(([, title]) => title);

describe('the page of a report', () => {
  it('says the verdict first', () => {
    expect(pageOf(passing)).toMatch(
      /<h1 class="good"><span aria-hidden="true">✔<\/span> conforms at stable<\/h1>/,
    );
    expect(pageOf(failing)).toMatch(/<h1 class="bad">/);
    expect(pageOf(breaking)).toMatch(/<h1 class="odd">/);
  });

  it('has a section for what there is, and none for what there is not', () => {
    expect(titles(pageOf(passing))).toEqual(['Levels', 'The run']);
    expect(titles(pageOf(failing, passing, skipping, breaking))).toEqual([
      'Levels',
      'Failures',
      'Broken',
      'Errors by input',
      'Worst answers',
      'The run',
    ]);
    expect(titles(pageOf(knowing))).toContain('Known failures');
  });

  it('says all of what was asked for', () => {
    const { result, circumstances } = report([passing]);
    const askedOf = [{ quantity: 'cross_entropy', dtype: 'float64', level: 'safe' }] as const;
    expect(page(saved({ result: { ...result, askedOf }, circumstances }), book)).toContain(
      '<dt>asked for</dt><dd>stable,cross_entropy:float64=safe</dd>',
    );
  });

  it('forbids itself to do anything', () => {
    expect(pageOf(passing)).toMatch(/default-src &#39;none&#39;; style-src &#39;sha256-[\w+/]{43}=&#39;/);
    expect(pageOf(failing)).not.toMatch(/<script|<img|style=|\bon\w+=|https?:/);
  });

  it('marks the digits that are wrong, above those of the true value', () => {
    const element = {
      ...failing.worst!,
      answer: 0.5,
      correct: 0.515625,
      digits: { text: '5.15625001e-1', rest: 1 } as const,
    };
    const told = pageOf({
      ...failing,
      worst: element,
      counterexample: { ...failing.counterexample!, element },
    });
    const answer =
      '<span class="digits">0.5<mark>00000000</mark></span><span class="hidden">, right in 1 digit</span>';
    const exact = '<span class="digits">0.515625001</span><span class="soft">, a little more</span>';
    expect(told).toContain(`${answer}<br>${exact}`);
    expect(told).toContain(`<dd>${answer}</dd>`);
    expect(told).toContain('<dt>nearest float64</dt><dd><span class="digits">0.515625</span></dd>');
    expect(told).toContain(`<dt>true value</dt><dd>${exact}</dd>`);
  });

  it('can be drawn of a report that has none', () => {
    expect(pageOf(failing)).toContain(
      '<mark>0</mark></span><span class="hidden">, right in no digit</span><br><span class="digits">2.6503966e-261</span><span class="soft">, rounded</span>',
    );
  });

  it('says what is broken in the words of the spec', () => {
    expect(pageOf(failing)).toContain('The loss answers (Σ_i l_i) / D, however large or small it is.');
  });

  it('says nothing of masks where the case has none', () => {
    const masked = { ...failing, requirements: ['SCE-LOSS-VALUE', 'SCE-MASK'] };
    expect(pageOf(masked)).not.toContain('<code>SCE-MASK</code>');
    const { counterexample: _, ...untold } = masked;
    expect(pageOf(untold)).toContain('<code>SCE-MASK</code>');
  });

  it('counts failures among what was judged', () => {
    expect(pageOf(failing, passing, skipping, breaking)).toContain('1 of 2 findings that were judged fail.');
  });

  it('names the likely mistake where a vector fails', () => {
    const { counterexample } = failing;
    const vector = {
      ...failing,
      check: 'vectors/extreme-gaps',
      counterexample: { ...counterexample!, case: 'x/y' },
    };
    expect(pageOf(vector)).not.toContain('<b>Likely:</b>');
    const group = book.groups[0]!;
    const known = `${group.id}/${group.vectors(group.dtypes[0]!)[0]!.slug}`;
    expect(pageOf({ ...vector, counterexample: { ...counterexample!, case: known } })).toContain(
      '<b>Likely:</b>',
    );
  });

  it('holds each case as a file that replay reads, and the command', () => {
    const text = pageOf(failing);
    const [, data = ''] = /href="data:application\/json,([^"]*)"/.exec(text) ?? [];
    const [given] = readCases('case-1.json', decodeURIComponent(data));
    expect(given).toMatchObject({ check: 'agreement', quantity: 'cross_entropy', level: 'stable' });
    expect(given?.questions[0]?.problem.logits.values).toEqual(Float64Array.of(0, 600));
    expect(text).toContain('softproof replay case-1.json ./my-softmax.mjs');
    expect(
      page(saved(report([failing])), { ...book, subject: ['--', 'python3', 'my adapter.py'] }),
    ).toContain('softproof replay case-1.json -- python3 &#39;my adapter.py&#39;');
  });

  it('is not lost in a report that claims a huge matrix', () => {
    const huge = saved(report([failing]));
    huge.result.findings[0]!.counterexample!.questions[0]!.problem.logits.shape = [1e15, 2];
    expect(page(huge, book)).toContain('0  600');
  });

  it('draws errors by gap, offset and classes, with what they show in words', () => {
    const plots = [...pageOf(failing).matchAll(/<svg [^>]*role="img" aria-label="([^"]*)"/g)];
    expect(plots.map(([, words]) => words)).toEqual([
      expect.stringMatching(/by gap: 10 answers; the worst error is infinite, at 512 to 1024/),
      expect.stringMatching(/by offset: 10 answers; the worst error is 1.2e9 ulp, at 0/),
      expect.stringMatching(/by classes: 10 answers; the worst error is 2.00 ulp, at 2 to 4/),
    ]);
  });
});
