import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { vectorGroups } from '../../src/vectors/index.ts';
import { verifyFile } from '../../src/vectors/verify.ts';

const text = readFileSync(new URL('../../spec/vector-format.md', import.meta.url), 'utf8');

describe('spec/vector-format.md', () => {
  it('shows a file that is as derived', () => {
    const [, example = ''] = /^```json\n(.*?)^```/ms.exec(text) ?? [];
    expect(verifyFile('the example', example)).toEqual([]);
  });

  it('lists the groups as they are', () => {
    const rows = vectorGroups.map(
      ({ id, dtypes, option = '', title }) => `| \`${id}\` | ${dtypes.join(', ')} | ${option} | ${title} |`,
    );
    expect(text.split('\n').filter((line) => line.startsWith('| `') && line.includes('float64, '))).toEqual(
      rows.filter((row) => row.includes('float64, ')),
    );
    expect(text).toContain(rows.join('\n'));
  });
});
