import { describe, expect, it } from 'vitest';
import { quote, quoteThrown } from '../../src/subjects/quote.ts';

describe('a quotation', () => {
  it('is the text itself', () => {
    expect(quote('naïve 軟最大 1/3')).toBe('naïve 軟最大 1/3');
  });

  it('moves no cursor, breaks no line and turns no direction', () => {
    expect(quote('a\u001b[2Jb\r\nc\u2028d\u202ee\ud800f')).toBe('a [2Jb c d e f');
  });

  it('is short', () => {
    expect(quote('x'.repeat(1e6), 10)).toBe('xxxxxxxxxx...');
  });
});

describe('a quotation of what was thrown', () => {
  it('is the name and message of an error', () => {
    expect(quoteThrown(new TypeError('no\nrows'))).toBe('TypeError: no rows');
  });

  it('does not throw again', () => {
    const hostile = {
      toString() {
        throw hostile;
      },
    };
    expect(quoteThrown(hostile)).toBe('something that cannot be shown');
  });
});
