import { describe, expect, it } from 'vitest';
import { field, readLine } from '../../src/subjects/json-line.ts';

describe('a line', () => {
  it('holds a JSON object', () => {
    expect(readLine('{"id":1}')).toEqual({ id: 1 });
  });

  it.each([
    ['', /an empty line/],
    ['[1]', /not a JSON object: \[1\]$/],
    ['null', /not a JSON object: null$/],
    ['{"id":1', /not JSON .*: \{"id":1$/],
    ['{"id":1,"loss":NaN}', /bare NaN or Infinity/],
    ['{"id":1,"loss":[-Infinity]}', /bare NaN or Infinity/],
    ['NaNs are not the trouble here', /is not JSON/],
  ])('that holds no such thing is a fault: %s', (line, reason) => {
    expect(() => readLine(line)).toThrow(reason);
    expect(() => readLine(line)).toThrow(expect.objectContaining({ cause: 'protocol' }));
  });
});

describe('a field', () => {
  it('is what stands under its name', () => {
    expect(field({ id: 1 }, 'id')).toBe(1);
  });

  it.each([[undefined], [null], ['text'], [{}], [[]]])('is undefined where there is none: %j', (value) => {
    expect(field(value, 'toString')).toBeUndefined();
  });
});
