import { describe, expect, test } from 'vitest';
import { UsageError } from '../../src/contract/errors.ts';
import { type Explained, explain, parseRequirements } from '../../src/reports/explain.ts';

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

describe('parseRequirements', () => {
  test('finds ids and sentences in order', () => {
    expect(requirements.map(({ id, sentence }) => [id, sentence])).toEqual([
      ['SCE-ONE', 'One is one.'],
      ['SCE-TWO', 'Two is two.'],
    ]);
  });

  test('ends a reason at the example, the next requirement or a heading', () => {
    expect(requirements[0]?.reason).toMatch(/^Some programs[\s\S]*A second paragraph\.$/);
    expect(requirements[1]?.reason).toBe('Why not (spec/other.md).');
  });

  test('keeps the lines of the example', () => {
    expect(requirements[0]?.example).toBe('logits: 0\nsoftmax: 1');
  });

  test('lists each cited defect once', () => {
    expect(requirements[0]?.defects).toEqual(['owner/name#12', 'other/thing.js#3']);
    expect(requirements[1]?.defects).toEqual([]);
  });
});

describe('explain', () => {
  test('tells of a requirement: why, example, checks, vectors, defects', () => {
    expect(explain('SCE-ONE', requirements, checks)).toBe(`SCE-ONE
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

Vectors
  vectors/ones
    Ones, stored.

Seen in
  owner/name#12
  other/thing.js#3
`);
  });

  test('leaves out what there is nothing of', () => {
    expect(explain('SCE-TWO', requirements, checks)).not.toMatch(/Checks|Vectors|Seen in/);
  });

  test('tells of a check: why, what it judges, what it tests', () => {
    expect(explain('vectors/ones', requirements, checks)).toBe(`vectors/ones
Ones, stored.

Why
  So that others can use them.

Judges
  softmax

Requirements
  SCE-ONE
    One is one.
  SCE-GONE
    not in spec/requirements.md
`);
  });

  test('takes the id of a case, or the bare name of a group', () => {
    const text = explain('vectors/ones', requirements, checks);
    expect(explain('ones', requirements, checks)).toBe(text);
    expect(explain('ones-are-one/17', requirements, checks)).toMatch(/^ones-are-one\n/);
  });

  test('breaks long text into lines of 92 letters', () => {
    const [check] = checks as [Explained];
    const long = { ...check, why: 'word '.repeat(60) };
    const lines = explain(check.id, requirements, [long]).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBe(2 + 18 * 5 - 1);
  });

  test('names only ids that are near', () => {
    expect(() => explain('are-one', requirements, checks)).toThrow('near it: ones-are-one');
    expect(() => explain('SCE-nothing', requirements, checks)).toThrow('one is called SCE-ONE');
  });

  test('names ids that begin alike where it knows none of that name', () => {
    expect(() => explain('sce-t', requirements, checks)).toThrow(UsageError);
    expect(() => explain('sce-t', requirements, checks)).toThrow('called "sce-t"; near it: SCE-TWO');
    expect(() => explain('?', requirements, checks)).toThrow('called "?"; one is called SCE-ONE');
  });
});
