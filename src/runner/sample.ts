import type { Asked } from '../contract/audit.ts';
import { meant } from '../model/meant.ts';
import { seedOf } from '../properties/seed.ts';
import type { Chunk } from './ask-all.ts';
import { before, MOST_CASES, type Named, type Priced } from './sample-size.ts';
import { type Posed, posed, type Trial } from './trial.ts';

/** A case of a sample, with those of its problems that have expected values. */
export interface SampleCase extends Named {
  readonly problems: readonly (Asked & Priced)[];
}

/** A case that was chosen; what was asked of it is there once it was. */
interface Choice extends Named {
  readonly trial: Trial;
  readonly index: number;
  posed?: readonly Posed[];
}

/**
 * Some of the cases that a run asks, or would ask if nothing broke: those whose names hash lowest. So it depends on the seed
 * and the plan alone, and those of all shards hold that of the whole. Probes have no expected values.
 */
export class Sample {
  private readonly choices: readonly Choice[];

  constructor(seed: number, trials: readonly Trial[]) {
    const lowest: Choice[] = [];
    for (const trial of trials) {
      const { check, scope, range } = trial;
      const { dtype } = scope.draw;
      for (let index = check.kind === 'probe' ? range.to : range.from; index < range.to; index++) {
        const name = `${check.id}/${dtype}/${index}`;
        insert(lowest, { hash: seedOf(seed, name, dtype), name, trial, index });
      }
    }
    this.choices = lowest;
  }

  /** Keeps what it needs of the cases that were asked. */
  offer({ trial, tried }: Chunk): void {
    for (const choice of this.choices) {
      if (choice.trial !== trial) continue;
      const one = tried.find(({ index }) => index === choice.index);
      if (one) choice.posed = [one];
    }
  }

  /** Its cases, lowest first; those that were not asked any more are made for it. */
  async cases(): Promise<readonly SampleCase[]> {
    const cases: SampleCase[] = [];
    for (const { hash, name, trial, index, posed } of this.choices) {
      const those = posed ?? (await made(trial, index));
      cases.push({ hash, name, problems: those.flatMap((one) => problemsOf(trial, one)) });
    }
    return cases;
  }
}

function insert(lowest: Choice[], choice: Choice): void {
  const last = lowest.at(-1);
  const isFull = lowest.length === MOST_CASES;
  if (isFull && last && before(last, choice) <= 0) return;
  const place = lowest.findIndex((other) => before(choice, other) < 0);
  lowest.splice(place < 0 ? lowest.length : place, 0, choice);
  if (isFull) lowest.pop();
}

/** The case as the subject would have been asked it; none if it is beyond its limits, or cannot be made. */
async function made({ plan, check, scope }: Trial, index: number): Promise<readonly Posed[]> {
  try {
    return posed(scope, await plan.cases(check, scope.draw, index, index + 1), () => index);
  } catch {
    return [];
  }
}

function problemsOf({ scope }: Trial, { questions }: Posed): SampleCase['problems'] {
  const { outputs, dtype, dialect } = scope.draw;
  return questions.map(({ problem, quantities }) => ({
    problem: meant(problem, dialect),
    outputs: Object.fromEntries(quantities.map((quantity) => [quantity, outputs[quantity] ?? dtype])),
    logits: problem.logits.values.length,
  }));
}
