import { describe, expect, it } from 'vitest';
import { DIALECT, type Situation } from '../../src/contract/dialect.ts';
import { explainSituation } from '../../src/reports/explain-situation.ts';
import { NOTES } from '../../src/vectors/flags.ts';
import { vectorGroups } from '../../src/vectors/index.ts';

const SITUATIONS: readonly [string, Situation][] = Object.entries(DIALECT);

describe('the explanation of a situation', () => {
  it.each(SITUATIONS)('of %s has each outcome, and how to declare one', (name, { sentence, outcomes }) => {
    const text = explainSituation(name)!;
    expect(text.startsWith(`${name}\n${sentence}\n`)).toBe(true);
    for (const [outcome, meaning] of Object.entries(outcomes)) {
      expect(text.replace(/\s+/g, ' ')).toContain(`${outcome} ${meaning}`);
    }
    expect(text).toContain(`"dialect": {"${name}": "${Object.keys(outcomes)[0]}"}`);
  });

  it('says what is expected where nothing is declared', () => {
    expect(explainSituation('subnormals')).toContain('The checks expect kept;');
    expect(explainSituation('no-rows')).toContain('it counts neither for nor against');
  });

  it('is not given where no situation is called so', () => {
    expect(explainSituation('agreement')).toBeUndefined();
  });

  it('takes no name from a group of vectors or a flag', () => {
    const taken = SITUATIONS.map(([name]) => name).filter(
      (name) => vectorGroups.some(({ id }) => id === name) || name in NOTES,
    );
    expect(taken).toEqual([]);
  });
});
