import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { concerning } from '../../src/contract/requirement.ts';
import { loadSuite } from '../../src/on-demand.ts';
import { allSentences } from '../../src/testing/sentences.ts';

it('the pytest helper knows all requirements', () => {
  const file = new URL('../../conformance/adapters/python/softproof_pytest.py', import.meta.url);
  const [, list] = /^REQUIREMENTS = \(\n([\s\S]*?)^\)$/m.exec(readFileSync(file, 'utf8'))!;
  expect([...list!.matchAll(/"([^"]+)"/g)].map(([, id]) => id)).toEqual(allSentences().map(({ id }) => id));
});

it('every quantity that a check judges has a requirement of the check that concerns it', async () => {
  for (const { id, judges, requirements } of await loadSuite())
    for (const quantity of judges) expect([id, concerning(quantity, requirements)]).not.toEqual([id, []]);
});
