import { describe, expect, it } from 'vitest';
import { Excerpt } from '../../src/subjects/excerpt.ts';

function excerpt(...chunks: readonly string[]): string {
  const log = new Excerpt();
  for (const chunk of chunks) log.push(Buffer.from(chunk));
  return log.text;
}

describe('an excerpt', () => {
  it('is empty if nothing was written', () => {
    expect(excerpt()).toBe('');
  });

  it('is all of a short text', () => {
    expect(excerpt('Traceback:\n', '\n  line 7\nValueError: ', 'no\n')).toBe(
      'Traceback: | line 7 | ValueError: no',
    );
  });

  it('is the error and its place, of what Node says of one', () => {
    const report = 'file:///a.mjs:1\nthrow x\n^\n\nTypeError: no\n    at file:///a.mjs:1:7\n\nNode.js v20\n';
    expect(excerpt('loading\n', report)).toBe('TypeError: no, at file:///a.mjs:1');
    expect(excerpt(report.replace('file:///a.mjs:1', 'node:internal/x:264'))).toBe('TypeError: no');
  });

  it('shows the beginning and the end of a long one', () => {
    const lines = Array.from({ length: 100 }, (_, k) => `${k}\n`);
    expect(excerpt(...lines)).toBe('0 | 1 | 2 | 3 | ... | 96 | 97 | 98 | 99');
  });

  it('forgets the middle of a very long one', () => {
    const flood = Array<string>(1000).fill(`${'x'.repeat(100)}\n`);
    const text = excerpt('first\n', ...flood, 'last\n');
    expect(text).toMatch(/^first \| x+ .* \| last$/);
    expect(text.length).toBeLessThan(1000);
  });
});
