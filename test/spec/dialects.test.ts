import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { DIALECT, type Situation } from '../../src/contract/dialect.ts';

const SITUATIONS: readonly [string, Situation][] = Object.entries(DIALECT);

/** The rows of the table of dialects, from the data that the program reads. */
function rows(): string[] {
  return SITUATIONS.map(([name, { sentence, outcomes, defined }]) => {
    const told = Object.entries(outcomes).map(([outcome, meaning]) => {
      return `\`${outcome}\`${outcome === defined ? '*' : ''}: ${lower(meaning)}`;
    });
    return `| \`${name}\` | ${sentence.slice(0, -1)} | ${told.join('; ')} |`;
  });
}

function lower(meaning: string): string {
  return `${meaning[0]!.toLowerCase()}${meaning.slice(1, -1)}`;
}

describe('the dialects', () => {
  test('are told in the text as the program has them', () => {
    const text = readFileSync('spec/special-values.md', 'utf8');
    const table = text.slice(text.indexOf('## Dialects')).match(/^\| `.+$/gm);
    expect(table).toEqual(rows());
  });

  test('have outcomes with words, one sentence each', () => {
    for (const [name, { sentence, outcomes }] of SITUATIONS) {
      expect(Object.keys(outcomes).length, name).toBeGreaterThan(1);
      for (const words of [name, ...Object.keys(outcomes)]) expect(words).toMatch(/^[a-z-]+$/);
      for (const said of [sentence, ...Object.values(outcomes)]) expect(said, name).toMatch(/^[A-Z][^.]*\.$/);
    }
  });

  test('have what the definitions say among their outcomes', () => {
    for (const [name, { outcomes, defined }] of SITUATIONS) {
      if (defined !== undefined) expect(Object.keys(outcomes), name).toContain(defined);
    }
  });
});
