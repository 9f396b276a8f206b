import type { Break, Failure, Part, Tally } from '../contract/part.ts';
import type { Quantity } from '../contract/quantity.ts';
import { breakExample } from './break-example.ts';
import { failingExample } from './example.ts';
import { aboutOf, breaking } from './finding.ts';
import type { Score } from './score.ts';
import { type Breaking, clearest, type Failing, type Open } from './tally.ts';
import type { Told } from './told.ts';
import type { Trial } from './trial.ts';

/**
 * Makes small what failed, and what broke in a way not told before: one part a quantity. A check that throws is our bug,
 * and costs only itself.
 * @param pause is awaited before each smaller case is asked
 */
export async function conclude(
  trial: Trial,
  score: Score,
  told: Told,
  pause: () => void | Promise<void>,
): Promise<Part[]> {
  const { check, scope } = trial;
  const { dtype, dialect = {} } = scope.draw;
  const parts: Part[] = [];
  for (const quantity of scope.quantities) {
    parts.push({
      about: aboutOf(check, quantity, dtype, dialect),
      size: check.size(scope.draw),
      stretches: await stretchesOf(trial, quantity, score.of(quantity), told, pause),
    });
  }
  return parts;
}

async function stretchesOf(
  trial: Trial,
  quantity: Quantity,
  open: readonly Open[],
  told: Told,
  pause: () => void | Promise<void>,
): Promise<Tally[]> {
  // A failure says more than what broke beside it.
  const isToldByBreak = open.every(({ failure, bug }) => !failure && bug === undefined);
  const stretches: Tally[] = [];
  let clearer: Failing | undefined;
  for (const [k, { failure, broken, ...plain }] of open.entries()) {
    // Whatever is taken of a shard, the clearest failure so far stands for it.
    const shown = failure && (!clearer || clearest(clearer, failure) === failure) ? failure : undefined;
    clearer = shown ?? clearer;
    const isNew = k === 0 && broken !== undefined && isToldByBreak && told.isNew(broken.broken);
    const small = isNew ? await breakExample(trial, quantity, broken, pause) : undefined;
    stretches.push({
      ...plain,
      ...(shown && { failure: await failureOf(trial, quantity, shown, pause) }),
      ...(broken && {
        broken: {
          ...breakOf(broken),
          ...(k === 0 && { example: breaking(trial.check, quantity, broken) }),
          ...(small && { small }),
        },
      }),
    });
  }
  return stretches;
}

async function failureOf(
  trial: Trial,
  quantity: Quantity,
  failure: Failing,
  pause: () => void | Promise<void>,
): Promise<Failure> {
  const { index, level, outcome } = failure;
  const reason = outcome.mark?.complaint ?? '';
  return { index, level, reason, example: await failingExample(trial, quantity, failure, pause) };
}

function breakOf({ index, broken }: Breaking): Break {
  const { cause, reason, question } = broken;
  return { index, cause, reason, question };
}
