import { describe, expect, it } from 'vitest';
import { inProcess } from '../../src/subjects/in-process.ts';
import { casesOf } from '../../src/vectors/bundle.ts';
import type { VectorCase } from '../../src/vectors/case.ts';
import { vectorGroups } from '../../src/vectors/index.ts';
import { onlyOf } from '../../src/vectors/only.ts';
import { coreBundles } from '../../src/vectors/profiles/core-bundles.ts';
import { fullBundles } from '../../src/vectors/profiles/full-bundles.ts';
import { MUTANTS } from '../mutants/bank.ts';

const bundles = coreBundles();
const core = bundles.flatMap((bundle) => [...casesOf(bundle)]);

describe('the core profile', () => {
  it('is small enough for a unit test', () => {
    expect(core.length).toBeLessThan(70);
    for (const { id, problem, expected } of core) {
      expect(problem.logits.values.length, id).toBeLessThanOrEqual(8);
      expect([problem.reduction, problem.targets?.kind], id).toEqual(['mean', 'index']);
      expect(
        expected.map(({ quantity }) => quantity),
        id,
      ).toEqual(['cross_entropy']);
    }
  });

  it('finds every mutant that the loss of any small vector finds', async () => {
    const plain = vectorGroups.filter(({ option }) => option === undefined).map(({ id }) => id);
    const wanted = {
      group: plain,
      dtype: ['float64' as const, 'float32' as const],
      quantity: ['cross_entropy' as const],
    };
    const small = onlyOf(fullBundles(), wanted).map((bundle) => ({
      ...bundle,
      drafts: bundle.drafts.filter((draft) => draft.problem().logits.values.length <= 8),
    }));
    const all = small.flatMap((bundle) => [...casesOf(bundle)]);
    const [byCore, byAll] = [await found(core), await found(all)];

    expect(byAll.length).toBeGreaterThan(20);
    expect(byCore).toEqual(byAll);
  });
});

/** Which mutants answer something that is not acceptable at the level at which they have to fail. */
async function found(cases: readonly VectorCase[]): Promise<string[]> {
  const names = await Promise.all(
    MUTANTS.map(async ({ name, module, from = 'safe' }) => {
      const subject = inProcess(module);
      const cells = subject.capabilities.cells.filter(({ quantity }) => quantity === 'cross_entropy');
      const asked = cases.filter(({ dtype }) =>
        cells.some((cell) => cell.dtype === dtype && cell.output === dtype),
      );
      const replies = await subject.ask(
        asked.map(({ problem }) => ({ problem, quantities: ['cross_entropy'] as const })),
      );
      const wrong = asked.some(({ expected: [truth] }, k) => {
        const answer = replies[k]?.answers.cross_entropy;
        const value = answer?.kind === 'value' ? answer.values[0]! : Number.NaN;
        return !(truth!.lowest[from][0]! <= value && value <= truth!.highest[from][0]!);
      });
      return wrong ? [name] : [];
    }),
  );
  return names.flat();
}
