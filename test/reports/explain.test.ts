import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { UsageError } from '../../src/contract/errors.ts';
import type { Book, Explained } from '../../src/reports/book.ts';
import { explain } from '../../src/reports/explain.ts';
import { parseRequirements } from '../../src/reports/requirements.ts';

const markdown = `# Requirements

Words before the first.

## Laws

**SCE-ONE** One is one.

Some programs say two (owner/name#12), others
three (owner/name#12, other/thing.js#3).

A second paragraph.

\`\`\`example
logits: 0
softmax: 1
\`\`\`

**SCE-TWO** Two is two.

Why [not](other.md#why).

\`\`\`example
logits: 0 0
\`\`\`

## Other things

Words after the last.
`;
const requirements = parseRequirements(markdown);

const checks: readonly Explained[] = [
  {
    id: 'ones-are-one',
    kind: 'law',
    title: 'One stays one.',
    why: 'Names twos.',
    requirements: ['SCE-ONE'],
    judges: ['softmax', 'cross_entropy'],
  },
  {
    id: 'vectors/ones',
    kind: 'vectors',
    title: 'Ones, stored.',
    why: 'So that others can use them.',
    requirements: ['SCE-ONE', 'SCE-GONE'],
    judges: ['softmax'],
  },
];

const book: Book = {
  requirements,
  checks,
  groups: [],
  evidence: {
    requirements: { 'SCE-ONE': { reviewed: '', checks: [], vectors: [], mutants: ['two for one'] } },
    mutants: [
      { name: 'two for one', seen: 'jax-ml/jax#1023', killer: 'ones-are-one' },
      { name: 'three for one', seen: 'in general', killer: 'vectors/ones' },
    ],
  },
};

describe('explain', () => {
  test('tells of a requirement: why, example, checks, vectors, mutants, defects', () => {
    expect(explain('SCE-ONE', book)).toBe(`SCE-ONE
One is one.

Why
  Some programs say two (owner/name#12), others three (owner/name#12, other/thing.js#3).

  A second paragraph.

Example
  logits: 0
  softmax: 1

Checks
  ones-are-one
    One stays one.

Vectors, and the flags on them
  vectors/ones
    Ones, stored.

Mutants that die by it
  two for one
    killed by ones-are-one; after jax-ml/jax#1023: the mean divides by N C in place of N

Seen in
  owner/name#12
  other/thing.js#3
`);
  });

  test('leaves out what there is nothing of', () => {
    expect(explain('SCE-TWO', book)).not.toMatch(/Checks|Vectors|Mutants|Seen in/);
  });

  test('tells of a check: why, what it judges, what it tests', () => {
    expect(explain('vectors/ones', book)).toBe(`vectors/ones
Ones, stored.

Why
  So that others can use them.

Judges
  softmax

Requirements
  SCE-ONE
    One is one.
  SCE-GONE
    not in the spec

Mutants that die by it
  three for one
    killed by vectors/ones; after in general
`);
  });

  test('takes the id of a case, or the bare name of a group', () => {
    const text = explain('vectors/ones', book);
    expect(explain('ones', book)).toBe(text);
    expect(explain('ones-are-one/17', book)).toMatch(/^ones-are-one\n/);
  });

  test('breaks long text into lines of 92 letters', () => {
    const [check] = checks as [Explained];
    const long = { ...check, why: 'word '.repeat(60) };
    const lines = explain(check.id, { ...book, checks: [long] }).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBe(2 + 18 * 5 - 1);
  });

  test('tells of each verdict, and of no level', () => {
    expect(explain('no-verdict', book)).toMatch(/^no-verdict\nNobody can tell: .* Exit\n?.*code 3\.\n/s);
    expect(explain('conforms', book)).toMatch(/^conforms\nAll that is claimed holds /);
    expect(explain('none', book)).toMatch(/^none\nNo level: wrong somewhere, /);
    expect(explain('none', book)).not.toContain('Accepts\n');
    expect(explain('stable', book)).toContain('Accepts\n');
  });

  test('names each field of a file of known failures', () => {
    const { properties } = JSON.parse(readFileSync('spec/schemas/known-failures.schema.json', 'utf8'));
    const fields = [properties, properties.found.properties, properties.known_failures.items.properties];
    const names = fields.flatMap(Object.keys);
    expect(names.length).toBe(12);
    for (const name of names) expect(explain('known', book)).toMatch(new RegExp(`\\b${name}\\b`));
  });

  test('names only ids that are near, and each once', () => {
    const flags = { ...book, checks: [...checks, ...checks] };
    expect(() => explain('are-one', flags)).toThrow(/near it: ones-are-one$/);
    expect(() => explain('no-verdct', book)).toThrow(
      'no requirement, check, level, situation, status, verdict, vector or flag is called "no-verdct"; near it: no-verdict',
    );
    expect(() => explain('SCE-nothing', book)).toThrow(/is called "SCE-nothing"$/);
  });

  test('names ids that begin alike where it knows none of that name', () => {
    expect(() => explain('sce-t', book)).toThrow(UsageError);
    expect(() => explain('sce-t', book)).toThrow('called "sce-t"; near it: SCE-TWO');
    expect(() => explain('?', book)).toThrow(/is called "\?"$/);
  });
});
