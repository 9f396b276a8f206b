import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FEATURE_IDS, FEATURES } from '../../../src/vectors/formats/features.ts';
import { FORMATS } from '../../../src/vectors/formats/index.ts';

const text = readFileSync(new URL('../../../spec/vector-format.md', import.meta.url), 'utf8');

/** What has room in which format, and why not where it has none. */
function table(): string {
  const formats = Object.values(FORMATS);
  const rows = FEATURE_IDS.map((feature) => [
    FEATURES[feature],
    ...formats.map((format) => {
      const why = format.cannot(feature);
      return why === undefined ? (format.otherwise?.(feature) ?? 'yes') : `no: ${why}`;
    }),
  ]);
  const head = ['', ...formats.map(({ id }) => `\`${id}\``)];
  return [head, head.map(() => '---'), ...rows]
    .map((row) => `| ${row.join(' | ')} |`.replace('|  |', '| |'))
    .join('\n');
}

describe('spec/vector-format.md', () => {
  it('says what has no room in which format, and why', () => {
    expect(text).toContain(table());
  });
});
