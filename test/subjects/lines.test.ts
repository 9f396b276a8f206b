import { describe, expect, it } from 'vitest';
import { Lines } from '../../src/subjects/lines.ts';

const push = (lines: Lines, text: string) => [...lines.push(Buffer.from(text))];

describe('lines', () => {
  it('end at a newline', () => {
    expect(push(new Lines(100), 'one\ntwo\n')).toEqual(['one', 'two']);
  });

  it('may come in pieces, even in pieces of a character', () => {
    const bytes = Buffer.from('{"é":1}\n\nx');
    const lines = new Lines(100);
    expect([...bytes].flatMap((byte) => [...lines.push(Buffer.of(byte))])).toEqual(['{"é":1}', '']);
    expect(lines.unfinished).toBe(true);
  });

  it('are unfinished only after a first byte', () => {
    const lines = new Lines(100);
    push(lines, 'one\n');
    expect(lines.unfinished).toBe(false);
  });

  it('may be as long as the limit, and no longer', () => {
    expect(push(new Lines(3), 'abc\n')).toEqual(['abc']);
    expect(() => push(new Lines(3), 'abcd')).toThrow(expect.objectContaining({ cause: 'flooded' }));
  });

  it('are good until the first that is not UTF-8', () => {
    const seen: string[] = [];
    expect(() => {
      for (const line of new Lines(100).push(Buffer.of(0x61, 0x0a, 0xff, 0x0a))) seen.push(line);
    }).toThrow(expect.objectContaining({ cause: 'protocol' }));
    expect(seen).toEqual(['a']);
  });
});
