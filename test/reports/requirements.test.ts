import { describe, expect, test } from 'vitest';
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
