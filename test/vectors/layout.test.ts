import { expect, it } from 'vitest';
import { layOut } from '../../src/vectors/layout.ts';

it('puts a list of plain values on one line, and members of an object on lines of their own', () => {
  expect(layOut({ a: [1, 'two'], b: { c: null } })).toBe('{\n "a": [1, "two"],\n "b": {\n  "c": null\n }\n}');
});

it('puts one element a line where a line would be long', () => {
  const long = Array.from({ length: 40 }, (_, k) => 1000 + k);
  const lines = layOut({ long }).split('\n');
  expect(lines.length).toBe(4 + long.length);
  expect(lines[2]).toBe('  1000,');
});

it('writes nothing but JSON', () => {
  const value = { '': [], o: {}, deep: [[1], [[{ x: 'a "quoted" word' }]]], yes: true };
  expect(JSON.parse(layOut(value))).toEqual(value);
});
